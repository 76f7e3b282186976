package nl.mutatieboek.ledger.proof;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores full tiles in the database of the book. */
final class JdbcTileRepository implements TileRepository {
    private static final int FETCHED = 100;

    private final JdbcTemplate template;
    private final JdbcClient client;

    JdbcTileRepository(DataSource dataSource) {
        template = new JdbcTemplate(dataSource);
        client = JdbcClient.create(dataSource);
    }

    @Override
    public void save(List<HashTile> full) {
        template.batchUpdate(
                "insert into tree_tile (tile_level, tile_index, hashes) select ?, ?, ? where not exists"
                        + " (select 1 from tree_tile where tile_level = ? and tile_index = ?)",
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(PreparedStatement row, int i) throws SQLException {
                        HashTile tile = full.get(i);
                        row.setInt(1, tile.level());
                        row.setLong(2, tile.index());
                        row.setBytes(3, tile.hashes());
                        row.setInt(4, tile.level());
                        row.setLong(5, tile.index());
                    }

                    @Override
                    public int getBatchSize() {
                        return full.size();
                    }
                });
    }

    @Override
    public Optional<HashTile> find(int level, long index) {
        return client.sql("select hashes from tree_tile where tile_level = ? and tile_index = ?")
                .params(level, index)
                .query((row, n) -> new HashTile(level, index, row.getBytes(1)))
                .optional();
    }

    /** Passes all stored tiles to the reader, lowest level first and in order. */
    void forEach(Consumer<HashTile> reader) {
        client.sql("select tile_level, tile_index, hashes from tree_tile order by tile_level, tile_index")
                .withFetchSize(FETCHED)
                .query((RowCallbackHandler)
                        row -> reader.accept(new HashTile(row.getInt(1), row.getLong(2), row.getBytes(3))));
    }

    /** Tiles are stored in order, so that the last one tells their number. */
    @Override
    public long countFull(int level) {
        return client.sql("select coalesce(max(tile_index) + 1, 0) from tree_tile where tile_level = ?")
                .param(level)
                .query(Long.class)
                .single();
    }
}
