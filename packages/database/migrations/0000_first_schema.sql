CREATE TYPE "public"."consultation_kind" AS ENUM('theatre', 'visit', 'reading');--> statement-breakpoint
CREATE TYPE "public"."consultation_part" AS ENUM('lead', 'second', 'observer');--> statement-breakpoint
CREATE TYPE "public"."patient_sex" AS ENUM('female', 'male');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('specialist', 'assistant-doctor', 'pharmacist', 'observer', 'coordinator', 'administrator');--> statement-breakpoint
CREATE TABLE "consultation" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "consultation_kind" NOT NULL,
	"theatre_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"surgeon_name" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"demonstration" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_person" (
	"consultation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"part" "consultation_part" NOT NULL,
	CONSTRAINT "consultation_person_consultation_id_user_id_pk" PRIMARY KEY("consultation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "patient" (
	"id" text PRIMARY KEY NOT NULL,
	"family_name" text NOT NULL,
	"given_name" text NOT NULL,
	"sex" "patient_sex" NOT NULL,
	"birth_date" date NOT NULL,
	"fictional" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_visit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"leave_reason" text
);
--> statement-breakpoint
CREATE TABLE "used_ticket" (
	"jti" text PRIMARY KEY NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"family_name" text NOT NULL,
	"given_name" text NOT NULL,
	"latin_name" text NOT NULL,
	"role" "staff_role" NOT NULL,
	"department_zh" text NOT NULL,
	"department_en" text NOT NULL,
	"site_id" text NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairing_code" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"theatre_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rig" (
	"id" text PRIMARY KEY NOT NULL,
	"theatre_id" text NOT NULL,
	"public_key" jsonb NOT NULL,
	"paired_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "site" (
	"id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"time_zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "theatre" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_theatre_id_theatre_id_fk" FOREIGN KEY ("theatre_id") REFERENCES "public"."theatre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_patient_id_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patient"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_person" ADD CONSTRAINT "consultation_person_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_person" ADD CONSTRAINT "consultation_person_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user" ADD CONSTRAINT "user_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing_code" ADD CONSTRAINT "pairing_code_theatre_id_theatre_id_fk" FOREIGN KEY ("theatre_id") REFERENCES "public"."theatre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rig" ADD CONSTRAINT "rig_theatre_id_theatre_id_fk" FOREIGN KEY ("theatre_id") REFERENCES "public"."theatre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theatre" ADD CONSTRAINT "theatre_site_id_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultation_theatre_id_starts_at_index" ON "consultation" USING btree ("theatre_id","starts_at");--> statement-breakpoint
CREATE INDEX "consultation_person_user_id_index" ON "consultation_person" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "room_visit_room_id_index" ON "room_visit" USING btree ("room_id","joined_at");--> statement-breakpoint
CREATE INDEX "used_ticket_expires_at_index" ON "used_ticket" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "account_user_id_index" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user_id_index" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier_index" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "pairing_code_theatre_id_index" ON "pairing_code" USING btree ("theatre_id");--> statement-breakpoint
CREATE INDEX "rig_theatre_id_index" ON "rig" USING btree ("theatre_id");--> statement-breakpoint
CREATE INDEX "theatre_site_id_index" ON "theatre" USING btree ("site_id");