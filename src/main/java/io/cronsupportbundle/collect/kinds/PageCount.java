package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.plan.Permission;
import java.util.List;

/// A count that stands in a page of some server of the application, whatever the page is written in.
sealed interface PageCount extends CountSource permits DocumentCount, MetricCount {
    CountedPage page();

    @Override
    default String source() {
        return page().shown();
    }

    @Override
    default String request() {
        return "GET " + page().shown();
    }

    @Override
    default List<Permission> permissions() {
        return List.of();
    }

    @Override
    default String unit() {
        return "";
    }
}
