ALTER TABLE "canaries" DROP CONSTRAINT "canaries_hub_hubs_id_fk";
