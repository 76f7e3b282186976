package nl.mutatieboek.ledger.proof;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.store.WriterLease;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores full tiles in the database of the book. */
final class JdbcTileRepository implements TileRepository {
    private static final int FETCHED = 100;

    /** In the statement itself: a process that has lost the lease would remove tiles of the new writer. */
    private static final String WHILE_WRITER = " and " + WriterLease.sqlCondition();

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

    /** Stores a tile in the place of another one if the writer has this epoch; or in the place of none. */
    void replace(HashTile tile, long epoch) {
        int updated = client.sql(
                        "update tree_tile set hashes = ? where tile_level = ? and tile_index = ?" + WHILE_WRITER)
                .params(tile.hashes(), tile.level(), tile.index(), epoch)
                .update();
        if (updated == 0) {
            save(List.of(tile));
        }
    }

    /**
     * Removes what is no full tile of a tree of this size, if the writer has this epoch; returns how many that were.
     */
    long removeBeyond(long size, long epoch) {
        long removed = client.sql("delete from tree_tile where (tile_level < 0 or tile_level > ? or tile_index < 0)"
                        + WHILE_WRITER)
                .params(HashTile.HIGHEST_FULL_LEVEL, epoch)
                .update();
        for (int level = 0; level <= HashTile.HIGHEST_FULL_LEVEL; level++) {
            removed += client.sql("delete from tree_tile where tile_level = ? and tile_index >= ?" + WHILE_WRITER)
                    .params(level, size >> (HashTile.HEIGHT * (level + 1)), epoch)
                    .update();
        }
        return removed;
    }
}
