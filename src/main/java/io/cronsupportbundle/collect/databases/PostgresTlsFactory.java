package io.cronsupportbundle.collect.databases;

import org.postgresql.ssl.WrappedFactory;

/// Gives the driver of PostgreSQL the certificates of a specification from memory; its own way are files. It makes this by name.
public final class PostgresTlsFactory extends WrappedFactory {

    /// @param packed what [TlsMaterial#packed] wrote
    public PostgresTlsFactory(String packed) throws DatabaseException {
        factory = TlsMaterial.unpacked(packed).context().getSocketFactory();
    }
}
