CREATE TABLE "case_entry" (
	"room_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"kind" text NOT NULL,
	"content" jsonb NOT NULL,
	"written_by" text NOT NULL,
	"written_by_name" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "case_entry_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"voided_at" timestamp with time zone,
	CONSTRAINT "case_entry_room_id_entry_id_pk" PRIMARY KEY("room_id","entry_id")
);
--> statement-breakpoint
CREATE INDEX "case_entry_room_id_index" ON "case_entry" USING btree ("room_id","place");