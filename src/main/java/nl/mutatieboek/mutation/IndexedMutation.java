package nl.mutatieboek.mutation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Searchable attributes of a mutation in the register, and its state at any ledger number.
 *
 * @param chapter chapter that proposed it
 * @param chapters the chapters of its postings
 */
record IndexedMutation(
        ChapterCode chapter,
        Set<ChapterCode> chapters,
        MutationKind kind,
        Moment moment,
        LocalDate effectiveOn,
        PersonId by,
        @Nullable MutationId corrects,
        StateHistory history) {
    private static final int COLUMNS = 2;

    /** Grows with each act. */
    static final class StateHistory {
        /** Two values per act, oldest first: its ledger number, and the number from which it is known. */
        private int[] acts = {};
        /** State after each act. */
        private MutationState[] states = {};
    }

    IndexedMutation(
            ChapterCode chapter,
            Set<ChapterCode> chapters,
            MutationKind kind,
            Moment moment,
            LocalDate effectiveOn,
            PersonId by,
            @Nullable MutationId corrects) {
        this(chapter, chapters, kind, moment, effectiveOn, by, corrects, new StateHistory());
    }

    void addState(int entry, int knownFrom, MutationState state) {
        int end = history.acts.length;
        history.acts = Arrays.copyOf(history.acts, end + COLUMNS);
        history.acts[end] = entry;
        history.acts[end + 1] = knownFrom;
        history.states = Arrays.copyOf(history.states, history.states.length + 1);
        history.states[history.states.length - 1] = state;
    }

    /** Records an act that does not change the state. */
    void repeatState(int entry, int knownFrom) {
        addState(entry, knownFrom, history.states[history.states.length - 1]);
    }

    /** Number of acts known at a ledger number. */
    int knownStates(long upTo) {
        int known = history.states.length;
        while (known > 0 && history.acts[(known - 1) * COLUMNS + 1] > upTo) {
            known--;
        }
        return known;
    }

    /** Ledger number of an act, by index from 0. */
    int entryNumber(int act) {
        return history.acts[act * COLUMNS];
    }

    MutationState state(int act) {
        return history.states[act];
    }

    MutationState currentState() {
        return history.states[history.states.length - 1];
    }

    /** Ledger number of its last act. */
    long lastEntryNumber() {
        return entryNumber(history.states.length - 1);
    }

    void write(DataOutput out, long upTo) throws IOException {
        out.writeUTF(chapter.value());
        out.writeInt(chapters.size());
        for (ChapterCode one : new TreeSet<>(chapters)) {
            out.writeUTF(one.value());
        }
        out.writeUTF(kind.name());
        out.writeUTF(moment.toString());
        out.writeInt(Math.toIntExact(effectiveOn.toEpochDay()));
        out.writeUTF(by.value());
        out.writeBoolean(corrects != null);
        if (corrects != null) {
            out.writeLong(corrects.value().getMostSignificantBits());
            out.writeLong(corrects.value().getLeastSignificantBits());
        }
        int known = knownStates(upTo);
        out.writeInt(known);
        for (int i = 0; i < known; i++) {
            out.writeInt(history.acts[i * COLUMNS]);
            out.writeInt(history.acts[i * COLUMNS + 1]);
            out.writeUTF(history.states[i].name());
        }
    }

    static IndexedMutation read(DataInput in, ValueInterner words) throws IOException {
        IndexedMutation read = new IndexedMutation(
                words.intern(new ChapterCode(in.readUTF())),
                words.intern(readChapters(in)),
                MutationKind.parse(in.readUTF()),
                words.intern(Moment.parse(in.readUTF())),
                words.intern(LocalDate.ofEpochDay(in.readInt())),
                words.intern(new PersonId(in.readUTF())),
                in.readBoolean() ? new MutationId(new UUID(in.readLong(), in.readLong())) : null);
        int known = in.readInt();
        read.history.acts = new int[known * COLUMNS];
        read.history.states = new MutationState[known];
        for (int i = 0; i < known; i++) {
            read.history.acts[i * COLUMNS] = in.readInt();
            read.history.acts[i * COLUMNS + 1] = in.readInt();
            read.history.states[i] = MutationState.parse(in.readUTF());
        }
        return read;
    }

    private static Set<ChapterCode> readChapters(DataInput in) throws IOException {
        Set<ChapterCode> chapters = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            chapters.add(new ChapterCode(in.readUTF()));
        }
        return Set.copyOf(chapters);
    }

    String row(long upTo) {
        int known = knownStates(upTo);
        return "%s %s %s of %s from %s by %s, %s at %s%s"
                .formatted(
                        chapter,
                        new TreeSet<>(chapters),
                        kind,
                        moment,
                        effectiveOn,
                        by,
                        Arrays.toString(Arrays.copyOf(history.states, known)),
                        Arrays.toString(Arrays.copyOf(history.acts, known * COLUMNS)),
                        corrects == null ? "" : ", corrects " + corrects);
    }
}
