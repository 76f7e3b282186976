package nl.mutatieboek.ledger.proof;

import java.util.List;
import java.util.Optional;

/** Stores the full tiles of the tree. They are derived data: what is lost is derived again from the entries. */
interface TileRepository {
    /** Stores tiles together; one that is stored already stays as it is. */
    void save(List<HashTile> full);

    Optional<HashTile> find(int level, long index);
}
