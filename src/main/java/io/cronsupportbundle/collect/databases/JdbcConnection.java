package io.cronsupportbundle.collect.databases;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A login through a driver of JDBC. Drivers are made where they are used and never looked up, so that a run without databases loads none.
final class JdbcConnection implements DatabaseConnection {
    private final Connection connection;
    private final DatabaseAddress address;

    private JdbcConnection(Connection connection, DatabaseAddress address) {
        this.connection = connection;
        this.address = address;
    }

    /// Logs in. Neither user nor password is a part of the URL, which drivers quote.
    static DatabaseConnection open(Driver driver, String url, Properties properties, DatabaseAddress address) throws DatabaseException {
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        try {
            @Nullable Connection connection = driver.connect(url, properties);
            if (connection == null) {
                throw new DatabaseException("the driver does not take the uri");
            }
            return new JdbcConnection(connection, address);
        } catch (SQLException | RuntimeException e) {
            // Drivers throw both for servers that do not speak as they should.
            throw address.failure(e);
        }
    }

    @Override
    public List<List<String>> query(String sql) throws DatabaseException {
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout((int) Database.TIMEOUT.toSeconds());
                statement.setMaxRows(MAX_ROWS);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    return rows(rows);
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            throw address.failure(e);
        }
    }

    private static List<List<String>> rows(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<List<String>> read = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                @Nullable String text = rows.getString(column);
                row.add(text == null ? "" : text);
            }
            read.add(row);
        }
        return read;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // What was asked is known, and nothing was changed.
        }
    }
}
