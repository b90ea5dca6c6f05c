# A bucket that takes support bundles from anybody and gives nothing away. What it permits stands in the JSON files beside this one, so
# that there is one copy of it; here it is only put in place.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "bucket" {
  description = "Name of the bucket; it is for support bundles and nothing else."
  type        = string
}

locals {
  policy        = replace(file("${path.module}/policy.json"), "YOUR-BUCKET", var.bucket)
  lifecycle     = jsondecode(file("${path.module}/lifecycle.json")).Rules[0]
  encryption    = jsondecode(file("${path.module}/encryption.json")).Rules[0].ApplyServerSideEncryptionByDefault
  public_access = jsondecode(file("${path.module}/public-access-block.json"))
}

resource "aws_s3_bucket" "intake" {
  bucket = var.bucket
}

resource "aws_s3_bucket_ownership_controls" "intake" {
  bucket = aws_s3_bucket.intake.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "intake" {
  bucket = aws_s3_bucket.intake.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = local.encryption.SSEAlgorithm
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "intake" {
  bucket = aws_s3_bucket.intake.id
  rule {
    id     = local.lifecycle.ID
    status = local.lifecycle.Status
    filter {
      prefix = local.lifecycle.Filter.Prefix
    }
    expiration {
      days = local.lifecycle.Expiration.Days
    }
    noncurrent_version_expiration {
      noncurrent_days = local.lifecycle.NoncurrentVersionExpiration.NoncurrentDays
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = local.lifecycle.AbortIncompleteMultipartUpload.DaysAfterInitiation
    }
  }
}

# The account's own block, and that of the organization, must permit the policy as well.
resource "aws_s3_bucket_public_access_block" "intake" {
  bucket                  = aws_s3_bucket.intake.id
  block_public_acls       = local.public_access.BlockPublicAcls
  ignore_public_acls      = local.public_access.IgnorePublicAcls
  block_public_policy     = local.public_access.BlockPublicPolicy
  restrict_public_buckets = local.public_access.RestrictPublicBuckets
}

resource "aws_s3_bucket_policy" "intake" {
  bucket     = aws_s3_bucket.intake.id
  policy     = local.policy
  depends_on = [aws_s3_bucket_public_access_block.intake]
}

output "endpoint" {
  description = "What goes into a licence, with a segment at its end that nobody guesses, one for each customer."
  value       = "https://${aws_s3_bucket.intake.bucket_regional_domain_name}/${local.lifecycle.Filter.Prefix}"
}
