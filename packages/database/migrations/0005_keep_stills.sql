CREATE TABLE "room_freeze" (
	"room_id" text NOT NULL,
	"freeze_id" text NOT NULL,
	"feed_id" text NOT NULL,
	"captured_at" double precision NOT NULL,
	"held_by" text NOT NULL,
	"held_by_name" text NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" text,
	CONSTRAINT "room_freeze_room_id_freeze_id_pk" PRIMARY KEY("room_id","freeze_id")
);
--> statement-breakpoint
CREATE TABLE "still" (
	"room_id" text NOT NULL,
	"feed_id" text NOT NULL,
	"captured_at" double precision NOT NULL,
	"camera_source" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"reason" text NOT NULL,
	"taken_by" text NOT NULL,
	"taken_by_name" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "still_room_id_feed_id_captured_at_pk" PRIMARY KEY("room_id","feed_id","captured_at")
);
--> statement-breakpoint
CREATE INDEX "still_room_id_index" ON "still" USING btree ("room_id","taken_at");