package io.cronsupportbundle.testing.s3;

/// Which bucket and key a request means: from the path (`/bucket/key`), or from the host (`bucket.s3.example.com`) and the path.
record ObjectAddress(String bucket, String key) {

    /// Reads the address out of a head.
    ///
    /// @param known the bucket whose name is looked for in the host
    static ObjectAddress of(RequestHead head, String known) {
        String path = head.path().substring(1);
        if (head.header("host").startsWith(known + ".")) {
            return new ObjectAddress(known, path);
        }
        int slash = path.indexOf('/');
        return slash < 0 ? new ObjectAddress(path, "") : new ObjectAddress(path.substring(0, slash), path.substring(slash + 1));
    }
}
