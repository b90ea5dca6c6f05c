package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

const intakeDir = "../../intake"

type bucketPolicy struct {
	Version   string
	Statement []struct {
		Sid, Effect, Principal, Action, Resource string
		Condition                                map[string]map[string]string
	}
}

func TestLetsAnybodyPutNewObjectsBelowOnePrefixAndNothingElse(t *testing.T) {
	text := intakeFile(t, "policy.json")
	var policy bucketPolicy
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&policy); err != nil || len(policy.Statement) != 1 {
		t.Fatalf("not one simple statement: %v", err)
	}
	statement := policy.Statement[0]
	condition := map[string]map[string]string{"Bool": {"aws:SecureTransport": "true"}, "Null": {"s3:if-none-match": "false"}}
	if statement.Effect != "Allow" || statement.Principal != "*" || statement.Action != "s3:PutObject" ||
		statement.Resource != "arn:aws:s3:::YOUR-BUCKET/incoming/*" || !reflect.DeepEqual(statement.Condition, condition) {
		t.Errorf("the policy is %+v", statement)
	}
}

// What Terraform would send is computed from main.tf itself, by the language's own library.
func TestTerraformPutsInPlaceWhatTheJsonFilesSay(t *testing.T) {
	blocks := terraform(t)
	sent := blocks.text(t, "aws_s3_bucket_policy", "policy")
	if want := strings.ReplaceAll(intakeFile(t, "policy.json"), "YOUR-BUCKET", "the-bucket"); !sameJSON(t, sent, want) {
		t.Errorf("Terraform sends another policy:\n%s", sent)
	}
	var lifecycle struct {
		Rules []struct {
			Filter                         struct{ Prefix string }
			Expiration                     struct{ Days int }
			NoncurrentVersionExpiration    struct{ NoncurrentDays int }
			AbortIncompleteMultipartUpload struct{ DaysAfterInitiation int }
		}
	}
	decode(t, intakeFile(t, "lifecycle.json"), &lifecycle)
	rule := lifecycle.Rules[0]
	for path, want := range map[string]any{
		"rule filter prefix":                                           rule.Filter.Prefix,
		"rule expiration days":                                         rule.Expiration.Days,
		"rule noncurrent_version_expiration noncurrent_days":           rule.NoncurrentVersionExpiration.NoncurrentDays,
		"rule abort_incomplete_multipart_upload days_after_initiation": rule.AbortIncompleteMultipartUpload.DaysAfterInitiation,
	} {
		if got := blocks.value(t, "aws_s3_bucket_lifecycle_configuration", strings.Fields(path)...); !got.RawEquals(asCty(want)) {
			t.Errorf("lifecycle %s is %#v, want %v", path, got, want)
		}
	}
	if got := blocks.text(t, "aws_s3_bucket_server_side_encryption_configuration", "rule", "apply_server_side_encryption_by_default", "sse_algorithm"); got != "AES256" {
		t.Errorf("encryption is %s, with which anonymous uploads are refused", got)
	}
	var block map[string]bool
	decode(t, intakeFile(t, "public-access-block.json"), &block)
	for attribute, key := range map[string]string{"block_public_acls": "BlockPublicAcls", "ignore_public_acls": "IgnorePublicAcls",
		"block_public_policy": "BlockPublicPolicy", "restrict_public_buckets": "RestrictPublicBuckets"} {
		if got := blocks.value(t, "aws_s3_bucket_public_access_block", attribute); got.True() != block[key] {
			t.Errorf("%s is %v", attribute, got.True())
		}
	}
	if block["BlockPublicPolicy"] || block["RestrictPublicBuckets"] {
		t.Error("Block Public Access would make the policy void")
	}
}

func TestTheVendorGuideHoldsNoSecondCopyOfThePolicy(t *testing.T) {
	guide, err := os.ReadFile("../../docs/vendor-guide.md")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(guide), `"Statement"`) || !strings.Contains(string(guide), "../intake/policy.json") {
		t.Error("the guide must point to src/intake/policy.json and not repeat it")
	}
}

func intakeFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(intakeDir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

func sameJSON(t *testing.T, one, other string) bool {
	t.Helper()
	var a, b any
	decode(t, one, &a)
	decode(t, other, &b)
	return reflect.DeepEqual(a, b)
}

func asCty(value any) cty.Value {
	if number, is := value.(int); is {
		return cty.NumberIntVal(int64(number))
	}
	return cty.StringVal(value.(string))
}

// module is main.tf with what its expressions may ask for.
type module struct {
	resources map[string]*hclsyntax.Body
	context   *hcl.EvalContext
}

func terraform(t *testing.T) module {
	t.Helper()
	file, problems := hclsyntax.ParseConfig([]byte(intakeFile(t, "main.tf")), "main.tf", hcl.InitialPos)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	read := function.New(&function.Spec{
		Params: []function.Parameter{{Name: "path", Type: cty.String}},
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			text, err := os.ReadFile(args[0].AsString())
			return cty.StringVal(string(text)), err
		},
	})
	context := &hcl.EvalContext{
		Variables: map[string]cty.Value{
			"path":          cty.ObjectVal(map[string]cty.Value{"module": cty.StringVal(intakeDir)}),
			"var":           cty.ObjectVal(map[string]cty.Value{"bucket": cty.StringVal("the-bucket")}),
			"aws_s3_bucket": cty.ObjectVal(map[string]cty.Value{"intake": cty.ObjectVal(map[string]cty.Value{"id": cty.StringVal("the-bucket")})}),
		},
		Functions: map[string]function.Function{"file": read, "replace": stdlib.ReplaceFunc, "jsondecode": stdlib.JSONDecodeFunc},
	}
	found := module{resources: map[string]*hclsyntax.Body{}, context: context}
	for _, block := range file.Body.(*hclsyntax.Body).Blocks {
		switch block.Type {
		case "resource":
			found.resources[block.Labels[0]] = block.Body
		case "locals":
			locals := map[string]cty.Value{}
			for name, attribute := range block.Body.Attributes {
				locals[name] = evaluated(t, attribute, context)
			}
			context.Variables["local"] = cty.ObjectVal(locals)
		}
	}
	return found
}

func evaluated(t *testing.T, attribute *hclsyntax.Attribute, context *hcl.EvalContext) cty.Value {
	t.Helper()
	value, problems := attribute.Expr.Value(context)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return value
}

// value follows blocks to an attribute, whose name comes last.
func (module module) value(t *testing.T, resource string, path ...string) cty.Value {
	t.Helper()
	body := module.resources[resource]
	for _, name := range path[:len(path)-1] {
		var next *hclsyntax.Body
		for _, block := range body.Blocks {
			if block.Type == name {
				next = block.Body
			}
		}
		body = next
	}
	return evaluated(t, body.Attributes[path[len(path)-1]], module.context)
}

func (module module) text(t *testing.T, resource string, path ...string) string {
	t.Helper()
	return module.value(t, resource, path...).AsString()
}
