-- AlterTable
ALTER TABLE "SigningKey" ADD COLUMN     "kmsKeyId" VARCHAR(200),
ALTER COLUMN "publicKeyPem" DROP NOT NULL,
ALTER COLUMN "encryptedPrivateKey" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "SigningKey_kmsKeyId_key" ON "SigningKey"("kmsKeyId");

-- A key has one private half, sealed here or held by KMS, from the moment that it has a public half; without that it is
-- known to nobody yet.
ALTER TABLE "SigningKey"
  ADD CONSTRAINT "SigningKey_one_private_half"
    CHECK (num_nonnulls("encryptedPrivateKey", "kmsKeyId") = num_nonnulls("publicKeyPem")),
  ADD CONSTRAINT "SigningKey_published_has_public_half" CHECK ("publicKeyPem" IS NOT NULL OR "publicKeyId" IS NULL);
