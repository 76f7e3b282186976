package nl.mutatieboek.lab.fault;

/** The point at which the process is killed. */
enum KillPoint {
    /** At a random time, from outside. */
    RANDOM(0),
    /** In the migration of an empty database, before the n-th statement that makes something. */
    MIGRATING(20),
    /** At start-up, before the n-th statement of any kind, of a book that was migrated before. */
    STARTING(60),
    /** A batch is decided; none of its entries is written. */
    BEFORE_APPEND(40),
    /** H2 only, where they are two statements: the entries are written; the head still points before them. */
    BEFORE_HEAD(40),
    /** Entries and head are written; the commit is not sent yet. */
    BEFORE_COMMIT(40),
    /** H2 only, where they are two things: committed, and not synced. */
    BEFORE_SYNC(40),
    /** Committed and synced; no client knows yet. */
    AFTER_SYNC(40),
    /** The server has answered, and the client has not received the answer. */
    ANSWERED(150),
    /** The projections have read an entry, but not the last of its command. */
    IN_PROJECTION(400),
    /** A checkpoint of the projections is half written. */
    IN_CHECKPOINT(3),
    /** Before a full tile of the tree is stored; the head that needs it is not signed. */
    BEFORE_TILE(2),
    /** A full tile of the tree is stored, and not synced; the head that needs it is not signed. */
    AFTER_TILE(2),
    /** The file of a signed head is being written or moved to its place; nobody has received the head. */
    IN_SIGNED_HEAD(8),
    /** PostgreSQL only: the database is stopped at once ({@code pg_ctl stop -m immediate}) and started again. */
    DATABASE_STOPPED(0),
    /** PostgreSQL only: the database's first process is killed, and the database started again. */
    DATABASE_KILLED(0);

    private final int maxOccurrence;

    KillPoint(int most) {
        this.maxOccurrence = most;
    }

    /** At which time, at most, that it is there; 0 where the process is not killed from within. */
    int maxOccurrence() {
        return maxOccurrence;
    }

    /** Whether the process kills itself there. */
    boolean isInProcess() {
        return maxOccurrence > 0;
    }

    boolean isOnlyOnH2() {
        return this == BEFORE_HEAD || this == BEFORE_SYNC;
    }

    boolean killsDatabase() {
        return this == DATABASE_STOPPED || this == DATABASE_KILLED;
    }

    /** Whether no client can have been answered at this point. */
    boolean precedesWorkload() {
        return this == MIGRATING || this == STARTING;
    }
}
