package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.importing.format.MutationFileParser;
import nl.mutatieboek.importing.table.TableFile;

/** A book that keeps what is decided, and beside it how often each line is booked. */
final class InMemoryImportBook implements BookState {
    private static final Actor COUNTERPART_APPROVER =
            new Actor(new PersonId("counterpart-approver"), Set.of(new ChapterCode("XVII")));
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    private final Path folder;
    private final boolean evenIfAlike;
    private final CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
    private final Map<ChapterCode, Chapter> chapters = new HashMap<>();
    private final Map<MutationId, Mutation> mutations = new HashMap<>();
    private MomentCalendar calendar = MomentCalendar.EMPTY;
    private long entered;
    final int[] finished = new int[3];

    /** A line of the source; its title has one word for its kind there. */
    record SourceFileLine(
            String moment, String document, String title, String item, String flow, int year, long amount) {
        String row(String kind) {
            return String.join(
                    ",", moment, document, title, kind, item, flow, String.valueOf(year), String.valueOf(amount));
        }
    }

    InMemoryImportBook(Path folder, boolean evenIfAlike) {
        this.folder = folder;
        this.evenIfAlike = evenIfAlike;
        record(new CalendarEvent.MomentRegistered(
                Moment.parse("2026-OWB"), LocalDate.parse("2025-09-16"), false, null, true));
        record(new CalendarEvent.MomentRegistered(
                Moment.parse("2026-O1"), LocalDate.parse("2026-04-24"), false, null, true));
        record(decide(
                new Command.OpenChapter(
                        new ChapterCode("XX"), "Asiel en Migratie", new Validity(new BudgetYear(2013), null), true),
                IMPORTER));
        record(decide(
                new Command.OpenChapter(
                        new ChapterCode("XVII"), "Ontwikkelingshulp", new Validity(new BudgetYear(2013), null), true),
                IMPORTER));
        for (String item : List.of("XX/37", "XX/37/2", "XX/91", "XVII/4")) {
            record(decide(
                    new ItemCommand.RegisterItem(ItemPath.parse(item), item, new Validity(new BudgetYear(2013), null)),
                    IMPORTER));
        }
    }

    private List<Event> decide(Command command, Actor actor) {
        return rules.decide(command, actor, this) instanceof Decision.Accepted accepted ? accepted.events() : List.of();
    }

    /** People enter the rows, as far as the rules allow. */
    void proposeRows(List<SourceFileLine> rows, Map<String, String> words) throws IOException {
        for (Proposal proposal : proposals(rows, words)) {
            MutationId id = new MutationId(new UUID(1, entered++));
            if (isPending(proposal)) {
                continue;
            }
            if (!record(decide(new Command.ProposeMutation(id, null, proposal), LedgerFixture.PROPOSER))) {
                continue;
            }
            record(decide(new Command.ApproveMutation(id), LedgerFixture.APPROVER));
            // People may enter a line twice, and that is theirs to see; here they do not.
            if (bookedTwice()) {
                record(decide(
                        new Command.ReverseMutation(new MutationId(new UUID(2, entered)), id, "Dubbel", null, null),
                        LedgerFixture.PROPOSER));
                record(decide(
                        new Command.ApproveMutation(new MutationId(new UUID(2, entered))), LedgerFixture.APPROVER));
            }
        }
    }

    /** A mutation is proposed, or somebody consents or refuses. */
    void playRandomStep(Random random, List<SourceFileLine> source) throws IOException {
        switch (random.nextInt(3)) {
            case 0 -> transfer(source.get(random.nextInt(source.size())));
            case 1 -> restore(random);
            default -> completePending(random);
        }
    }

    /** The other chapter proposes a transfer that has this line, unless the book has it or it waits. */
    private void transfer(SourceFileLine line) throws IOException {
        for (Proposal read : proposals(List.of(line), Map.of(line.title(), "TRANSFER"))) {
            Posting own = read.postings().getFirst();
            Posting counter = new Posting(
                    ItemPath.parse("XVII/4"),
                    own.flow(),
                    own.year(),
                    own.thousands().negated(),
                    null,
                    null,
                    null);
            Proposal transfer = read.withPostings(List.of(counter, own));
            if (!isPending(transfer) && isNew(transfer)) {
                record(decide(
                        new Command.ProposeMutation(
                                new MutationId(new UUID(3, entered++)), new ChapterCode("XVII"), transfer),
                        LedgerFixture.COUNTERPART));
            }
        }
    }

    /** A mutation is reversed, and a reversal of that is proposed. */
    private void restore(Random random) {
        List<MutationId> booked = mutations.entrySet().stream()
                .filter(one -> one.getValue() instanceof Mutation.Booked b
                        && b.reversal() == null
                        && b.proposedEvent().proposal().chapters().size() == 1
                        && b.proposedEvent().proposal().reversal() == null)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(MutationId::toString))
                .toList();
        if (!booked.isEmpty()) {
            MutationId back = new MutationId(new UUID(4, entered++));
            record(decide(
                    new Command.ReverseMutation(back, booked.get(random.nextInt(booked.size())), "Fout", null, null),
                    LedgerFixture.PROPOSER));
            record(decide(new Command.ApproveMutation(back), LedgerFixture.APPROVER));
            record(decide(
                    new Command.ReverseMutation(
                            new MutationId(new UUID(5, entered++)), back, "Toch niet fout", null, null),
                    LedgerFixture.PROPOSER));
        }
    }

    /** Everything that waits gets its consents, or is sent back. */
    private void completePending(Random random) {
        for (MutationId id : List.copyOf(mutations.keySet())) {
            if (mutations.get(id) instanceof Mutation.Pending) {
                if (random.nextInt(4) == 0) {
                    record(decide(new Command.ReturnMutation(id, "Nog eens"), LedgerFixture.APPROVER));
                } else {
                    record(decide(new Command.ApproveMutation(id), COUNTERPART_APPROVER));
                    record(decide(new Command.ApproveMutation(id), LedgerFixture.APPROVER));
                    record(decide(new Command.ConfirmMutation(id), LedgerFixture.APPROVER));
                }
                switch (mutation(id)) {
                    case Mutation.Booked b ->
                        finished[b.proposedEvent().proposal().reversal() == null ? 0 : 1]++;
                    case Mutation.Ended e -> finished[2]++;
                    default -> {}
                }
            }
        }
    }

    /** Mutation by mutation, so that one that is refused does not keep the others out. */
    void importRows(List<SourceFileLine> rows, Map<String, String> words, int[] imports) throws IOException {
        List<Command> commands = new ArrayList<>();
        read(rows, words, commands);
        for (Command command : commands) {
            switch (rules.decide(command, IMPORTER, this)) {
                case Decision.Accepted accepted -> {
                    record(accepted.events());
                    imports[0]++;
                }
                case Decision.Refused refused -> imports[ImportService.isAlreadyRecorded(refused.refusal()) ? 1 : 2]++;
            }
        }
    }

    private List<Proposal> proposals(List<SourceFileLine> rows, Map<String, String> words) throws IOException {
        List<Command> commands = new ArrayList<>();
        read(rows, words, commands);
        return commands.stream()
                .map(command -> ((Command.ImportMutation) command).proposal())
                .toList();
    }

    private void read(List<SourceFileLine> rows, Map<String, String> words, List<Command> commands) throws IOException {
        StringBuilder file = new StringBuilder("moment,document,title,kind,item,flow,year,amount_thousands\n");
        rows.forEach(row -> file.append(row.row(words.getOrDefault(row.title, "tabelkolom")))
                .append('\n'));
        Path path = Files.writeString(folder.resolve("source.csv"), file);
        if (!rows.isEmpty()) {
            assertThat(MutationFileParser.parse(
                                    TableFile.firstSheetOf(path),
                                    Long.MAX_VALUE,
                                    read -> commands.add(
                                            DocumentMutationCommandFactory.importCommand(read, evenIfAlike)))
                            .isUnderstood())
                    .isTrue();
        }
    }

    void assertNothingBookedTwice(int seed) {
        assertThat(bookedTwice()).as("history %d", seed).isFalse();
    }

    private boolean bookedTwice() {
        Set<Object> lines = new HashSet<>();
        return mutations.values().stream()
                .filter(this::isCounted)
                .flatMap(mutation -> lines(
                        mutation.asProposed().orElseThrow().proposedEvent().proposal()))
                .anyMatch(line -> !lines.add(line));
    }

    /** Whether the book has none of these lines. */
    private boolean isNew(Proposal proposal) {
        Set<Object> own = lines(proposal).collect(Collectors.toSet());
        return mutations.values().stream()
                .filter(this::isCounted)
                .flatMap(mutation -> lines(
                        mutation.asProposed().orElseThrow().proposedEvent().proposal()))
                .noneMatch(own::contains);
    }

    /** Whether one of these lines is pending, or was reversed by a mutation whose reversal is pending. */
    private boolean isPending(Proposal proposal) {
        Set<Object> own = lines(proposal).collect(Collectors.toSet());
        return mutations.values().stream()
                .filter(Mutation.Pending.class::isInstance)
                .map(pending ->
                        pending.asProposed().orElseThrow().proposedEvent().proposal())
                .map(pending -> pending.reversal() == null ? pending : original(pending))
                .flatMap(InMemoryImportBook::lines)
                .anyMatch(own::contains);
    }

    private Proposal original(Proposal reversal) {
        Proposal of = mutation(Objects.requireNonNull(reversal.reversal()).of())
                .asProposed()
                .orElseThrow()
                .proposedEvent()
                .proposal();
        return of.reversal() == null ? of : original(of);
    }

    private boolean isCounted(Mutation mutation) {
        return mutation.asProposed()
                        .filter(p -> p.proposedEvent().proposal().reversal() == null)
                        .isPresent()
                && (mutation instanceof Mutation.Booked || mutation instanceof Mutation.Reversed)
                && !isReversed(mutation);
    }

    private boolean isReversed(Mutation mutation) {
        return mutation instanceof Mutation.Reversed reversed && !isReversed(mutation(reversed.reversalId()));
    }

    private static Stream<Object> lines(Proposal proposal) {
        return proposal.postings().stream()
                .filter(posting -> !posting.thousands().isZero())
                .map(posting -> List.of(
                        proposal.moment(),
                        proposal.source().document(),
                        proposal.title(),
                        posting.item(),
                        posting.flow(),
                        posting.year(),
                        posting.thousands()));
    }

    private boolean record(List<Event> happened) {
        happened.forEach(this::record);
        return !happened.isEmpty();
    }

    private void record(Event happened) {
        switch (happened) {
            case CalendarEvent e -> calendar = calendar.evolve(e);
            case Event.ChapterEvent e ->
                chapters.put(e.chapter(), chapter(e.chapter()).evolve(e));
            case Event.MutationEvent e ->
                mutations.put(e.mutation(), mutation(e.mutation()).evolve(e));
        }
    }

    @Override
    public Instant decidedAt() {
        return Instant.EPOCH;
    }

    @Override
    public MomentCalendar calendar() {
        return calendar;
    }

    @Override
    public Chapter chapter(ChapterCode code) {
        return chapters.getOrDefault(code, new Chapter.NotOpened());
    }

    @Override
    public Mutation mutation(MutationId id) {
        return mutations.getOrDefault(id, new Mutation.NotProposed());
    }
}
