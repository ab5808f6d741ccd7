CREATE TABLE "annotation" (
	"room_id" text NOT NULL,
	"stroke_id" text NOT NULL,
	"feed_id" text NOT NULL,
	"captured_at" double precision NOT NULL,
	"color" text NOT NULL,
	"mark" jsonb NOT NULL,
	"drawn_by" text NOT NULL,
	"drawn_by_name" text NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "annotation_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"drawn_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "annotation_room_id_stroke_id_pk" PRIMARY KEY("room_id","stroke_id")
);
--> statement-breakpoint
CREATE INDEX "annotation_room_id_index" ON "annotation" USING btree ("room_id","place");