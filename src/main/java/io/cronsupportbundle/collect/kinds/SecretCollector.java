package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.KeyedObjects.Spec;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// `secret`: whether a Secret and a key in it exist. Values only when the specification asks for them, and then redacted by key and content
/// like everything else.
@Singleton
final class SecretCollector implements Collector<Spec> {
    private static final KeyedObjects SECRETS = new KeyedObjects("secrets", "secretExists", new KeyedObjects.Dialect() {
        @Override
        public String decode(String value) {
            try {
                return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }

        @Override
        public boolean keyInPath(Spec spec) {
            return !spec.key().isEmpty() && !spec.includeAllData();
        }

        @Override
        public boolean dataAlways() {
            return false;
        }

        @Override
        public boolean keyBesideAll() {
            return false;
        }
    });

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("secret", "secret", "looks whether Secrets and their keys exist");
    }

    @Override
    public Spec read(Fields fields) {
        return KeyedObjects.read(fields);
    }

    @Override
    public String title(Spec spec) {
        return Titles.selecting("secret", spec.collectorName(), spec.selector());
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return SECRETS.plan(spec);
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        SECRETS.collect(spec, run);
    }
}
