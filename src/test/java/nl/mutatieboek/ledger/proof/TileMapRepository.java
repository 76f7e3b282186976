package nl.mutatieboek.ledger.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Full tiles in a map. */
final class TileMapRepository implements TileRepository {
    private final Map<String, HashTile> tiles = new HashMap<>();

    @Override
    public void save(List<HashTile> full) {
        full.forEach(tile -> tiles.putIfAbsent(tile.level() + "/" + tile.index(), tile));
    }

    @Override
    public Optional<HashTile> find(int level, long index) {
        return Optional.ofNullable(tiles.get(level + "/" + index));
    }
}
