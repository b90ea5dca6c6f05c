package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.KeyedObjects.Spec;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// `configMap`: whether a ConfigMap and a key in it exist, and what is in them when the specification asks.
@Singleton
final class ConfigMapCollector implements Collector<Spec> {
    private static final KeyedObjects CONFIG_MAPS = new KeyedObjects("configmaps", "configMapExists", new KeyedObjects.Dialect() {
        @Override
        public String decode(String value) {
            return value;
        }

        @Override
        public boolean keyInPath(Spec spec) {
            return !spec.key().isEmpty();
        }

        @Override
        public boolean dataAlways() {
            return true;
        }

        @Override
        public boolean keyBesideAll() {
            return true;
        }
    });

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("configMap", "configmap", "looks whether ConfigMaps and their keys exist, and reads them on request");
    }

    @Override
    public Spec read(Fields fields) {
        return KeyedObjects.read(fields);
    }

    @Override
    public String title(Spec spec) {
        return Titles.selecting("configmap", spec.collectorName(), spec.selector());
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return CONFIG_MAPS.plan(spec);
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        CONFIG_MAPS.collect(spec, run);
    }
}
