package io.cronsupportbundle.redact;

import java.util.List;
import java.util.Locale;

/// Masks what the key of tokens is derived from, wherever it stands: with it anybody could try all addresses until a token fits.
final class KeyMaterial implements TextRule {
    private final List<String> literals;

    KeyMaterial(List<String> material) {
        this.literals = material.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public String name() {
        return "token-key";
    }

    @Override
    public List<String> triggers() {
        return literals;
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        found.mask(at, end);
    }
}
