package io.cronsupportbundle.collect.databases;

import java.sql.SQLException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.TlsSocketPlugin;

/// Gives the driver of MariaDB and MySQL the certificates of a specification from memory; its own way for a client's are files. It finds
/// this as a service.
public final class MysqlTls implements TlsSocketPlugin {
    static final String TYPE = "in-memory";
    static final String OPTION = "inMemoryTls";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public TrustManager[] getTrustManager(Configuration conf, ExceptionFactory faults, HostAddress host) throws SQLException {
        try {
            return material(conf).trust();
        } catch (DatabaseException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    @Override
    public KeyManager[] getKeyManager(Configuration conf, ExceptionFactory faults) throws SQLException {
        try {
            return material(conf).keys();
        } catch (DatabaseException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    private static TlsMaterial material(Configuration conf) {
        return TlsMaterial.unpacked(conf.nonMappedOptions().getProperty(OPTION, TlsMaterial.PLATFORM.packed()));
    }
}
