package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Icon;
import jakarta.inject.Singleton;

/// Asks whether an ingress class exists, or whether there is a default one, without which ingresses that name none are served by nobody.
@Singleton
final class IngressClass extends ClassOrDefault {
    IngressClass() {
        super("ingressClass", "Ingress Class", "cluster-resources/ingress-classes.json",
                new Icon("kubernetes_ingress_class", "ingress-class.svg?w=12&h=12"));
    }
}
