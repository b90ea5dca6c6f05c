package io.cronsupportbundle.collect.databases;

import java.io.Closeable;
import java.util.List;

/// A login at a database.
public interface DatabaseConnection extends Closeable {

    /// More rows than this nobody asks for; the rest is not read.
    int MAX_ROWS = 10_000;

    /// Rows of text; null reads as the empty text. What changes data is refused where the database knows how.
    List<List<String>> query(String sql) throws DatabaseException;

    @Override
    void close();
}
