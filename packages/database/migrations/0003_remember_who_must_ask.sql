CREATE TABLE "access_end" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_end_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"participant_id" text,
	"room_id" text,
	"reason" text NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "room_standing" ADD COLUMN "granted_visit_id" text;--> statement-breakpoint
ALTER TABLE "room_standing" ADD COLUMN "must_ask" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "access_end_written_at_index" ON "access_end" USING btree ("written_at");