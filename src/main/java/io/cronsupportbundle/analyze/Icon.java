package io.cronsupportbundle.analyze;

/// The picture that admin consoles show beside a finding; they know it by key and by address.
///
/// @param file name and size under the address that all icons share, or empty for an analyzer without a picture
public record Icon(String key, String file) {
    public static final Icon NONE = new Icon("", "");

    private static final String BASE = "https://troubleshoot.sh/images/analyzer-icons/";

    public String uri() {
        return file.isEmpty() ? "" : BASE + file;
    }
}
