package nl.mutatieboek.lab.largebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarCommand;
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
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Validity;

/**
 * Generates a random history of many years, decided by the real rules.
 *
 * <p>It has 25 chapters of 8 articles, three flows, series up to the last year of a document, 2 to 12 postings per
 * mutation, XX/37 as the most used article, days before and after the moment, transfers, reversals and rejections. The
 * same seed gives the same history.
 */
final class RandomHistoryGenerator implements BookState {
    private static final List<String> CHAPTERS = List.of(
            "I", "IIA", "IIB", "III", "IV", "V", "VI", "VII", "VIII", "IXA", "IXB", "X", "XII", "XIII", "XIV", "XV",
            "XVI", "XVII", "XVIII", "XIX", "XX", "A", "B", "C", "J");
    private static final List<Integer> ARTICLES = List.of(91, 37, 1, 2, 3, 4, 5, 92);
    private static final List<String> DOCUMENTS = List.of("OWB-09-16", "O1-04-25", "O2-11-28");
    private static final int FIRST_YEAR = 2015;
    private static final int YEARS = 12;
    private static final String WHY =
            "Deze mutatie betreft de doorwerking van de bijgestelde raming in de meerjarencijfers, waarover de Kamer"
                    + " bij brief is geïnformeerd; de middelen worden overgeheveld naar het artikel waarop de uitgaven"
                    + " worden verantwoord. ";

    /**
     * The entries of one command.
     *
     * @param command its identity
     */
    record GeneratedCommand(UUID command, Actor actor, Instant at, List<Event> events) {}

    private final Random random;
    private final CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
    private final Map<ChapterCode, Chapter> chapters = new HashMap<>();
    private final Map<MutationId, Mutation> mutations = new HashMap<>();
    private final List<Proposal> openings = new ArrayList<>();
    private final Queue<GeneratedCommand> done = new ArrayDeque<>();
    private MomentCalendar calendar = MomentCalendar.EMPTY;
    private Instant now = Instant.parse("2015-01-05T08:00:00.000Z");
    private boolean begun;

    RandomHistoryGenerator(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public Instant decidedAt() {
        return now;
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

    /** The next command that the rules accepted. */
    GeneratedCommand next() {
        while (done.isEmpty()) {
            if (!begun) {
                setUp();
                begun = true;
            } else if (!openings.isEmpty()) {
                book(openings.removeFirst());
            } else {
                mutate();
            }
        }
        return done.remove();
    }

    private void setUp() {
        Actor registrar = person("registrar", CHAPTERS.getFirst());
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            for (String document : DOCUMENTS) {
                String[] codeAndDay = document.split("-", 2);
                int submitted = codeAndDay[0].equals("OWB") ? year - 1 : year;
                Moment moment = Moment.parse(year + "-" + codeAndDay[0]);
                LocalDate day = LocalDate.parse(submitted + "-" + codeAndDay[1]);
                execute(registrar, id -> new CalendarCommand.RegisterMoment(moment, day, false));
            }
        }
        Validity always = new Validity(new BudgetYear(2013), null);
        for (String code : CHAPTERS) {
            ChapterCode chapter = new ChapterCode(code);
            execute(registrar, id -> new Command.OpenChapter(chapter, "Begrotingshoofdstuk " + code, always, true));
            List<Posting> opening = new ArrayList<>();
            for (int article : ARTICLES) {
                String path = code + "/" + article;
                execute(
                        registrar,
                        id -> new ItemCommand.RegisterItem(ItemPath.parse(path), "Artikel " + article, always));
                for (Flow flow : Flow.values()) {
                    opening.add(LedgerFixture.posting(path, flow, FIRST_YEAR, 1_000_000 + random.nextInt(9_000_000)));
                }
            }
            openings.add(proposal(MutationKind.OPENING, Moment.parse(FIRST_YEAR + "-OWB"), opening));
        }
    }

    private void mutate() {
        String code = random.nextInt(4) == 0 ? "XX" : CHAPTERS.get(random.nextInt(CHAPTERS.size()));
        Moment moment = Moment.parse(FIRST_YEAR + random.nextInt(YEARS) + "-"
                + DOCUMENTS.get(random.nextInt(DOCUMENTS.size())).split("-", 2)[0]);
        int sort = random.nextInt(100);
        if (sort < 40) {
            book(proposal(MutationKind.RE_ESTIMATE, moment, lines(code, moment, 2 + random.nextInt(5))));
        } else if (sort < 75) {
            book(proposal(MutationKind.REALLOCATION, moment, pairs(code, code, moment)));
        } else if (sort < 92) {
            String other = CHAPTERS.get((CHAPTERS.indexOf(code) + 1 + random.nextInt(24)) % CHAPTERS.size());
            book(proposal(MutationKind.TRANSFER, moment, pairs(code, other, moment)));
        } else if (sort < 96) {
            MutationId wrong = propose(proposal(MutationKind.RE_ESTIMATE, moment, lines(code, moment, 3)));
            execute(person("controller", code), id -> new Command.RejectMutation(wrong, "De dekking ontbreekt"));
            mutations.remove(wrong);
        } else {
            MutationId original = book(proposal(MutationKind.RE_ESTIMATE, moment, lines(code, moment, 4)));
            MutationId[] reversal = new MutationId[1];
            execute(person("official", code), id -> {
                reversal[0] = new MutationId(id);
                return new Command.ReverseMutation(
                        reversal[0], original, "Op het verkeerde artikel geboekt", null, null);
            });
            execute(person("controller", code), id -> new Command.ApproveMutation(reversal[0]));
            mutations.remove(original);
            mutations.remove(reversal[0]);
        }
    }

    private MutationId book(Proposal proposal) {
        MutationId mutation = propose(proposal);
        String own = owningChapter(proposal);
        execute(person("controller", own), id -> new Command.ApproveMutation(mutation));
        for (ChapterCode chapter : proposal.chapters()) {
            if (!chapter.value().equals(own)) {
                execute(person("official", chapter.value()), id -> new Command.ConfirmMutation(mutation));
            }
        }
        // Whatever is not taken back soon is not taken back at all; a million mutations need not be remembered.
        if (proposal.kind() != MutationKind.RE_ESTIMATE) {
            mutations.remove(mutation);
        } else if (mutations.size() > 1_000) {
            mutations.keySet().retainAll(Set.of(mutation));
        }
        return mutation;
    }

    private MutationId propose(Proposal proposal) {
        String own = owningChapter(proposal);
        MutationId[] made = new MutationId[1];
        execute(person("official", own), id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], new ChapterCode(own), proposal);
        });
        return made[0];
    }

    private static String owningChapter(Proposal proposal) {
        return proposal.postings().getFirst().item().chapter().value();
    }

    /** One article in several years, or two years if the document has only one. */
    private List<Posting> lines(String code, Moment moment, int years) {
        List<Posting> lines = new ArrayList<>();
        String item = article(code);
        Flow flow = flow();
        for (int i = 0; i < Math.min(years, yearsOf(moment)); i++) {
            lines.add(LedgerFixture.posting(item, flow, moment.year().value() + i, estimate()));
        }
        if (lines.size() == 1) {
            lines.add(LedgerFixture.posting(
                    otherArticle(item, code), flow, moment.year().value(), estimate()));
        }
        return lines;
    }

    private int estimate() {
        return random.nextInt(200_000) - 90_000;
    }

    private List<Posting> pairs(String from, String to, Moment moment) {
        List<Posting> lines = new ArrayList<>();
        String giver = article(from);
        String taker = otherArticle(giver, to);
        Flow flow = flow();
        for (int i = 0; i < Math.min(1 + random.nextInt(6), yearsOf(moment)); i++) {
            long thousands = 1 + random.nextInt(100_000);
            lines.add(LedgerFixture.posting(giver, flow, moment.year().value() + i, -thousands));
            lines.add(LedgerFixture.posting(taker, flow, moment.year().value() + i, thousands));
        }
        return lines;
    }

    private static int yearsOf(Moment moment) {
        return moment.lastYear().value() - moment.year().value() + 1;
    }

    private String otherArticle(String than, String code) {
        String item = article(code);
        return item.equals(than) ? otherArticle(than, code) : item;
    }

    private String article(String code) {
        int hot = code.equals("XX") && random.nextBoolean() ? 37 : ARTICLES.get(random.nextInt(ARTICLES.size()));
        return code + "/" + hot;
    }

    private Flow flow() {
        return random.nextInt(3) == 0 ? Flow.values()[random.nextInt(Flow.values().length)] : Flow.EXPENDITURE;
    }

    private Proposal proposal(MutationKind kind, Moment moment, List<Posting> postings) {
        boolean estimate = kind == MutationKind.RE_ESTIMATE;
        LocalDate day = LocalDate.of(moment.year().value(), 1, 1).plusDays(random.nextInt(900) - 300);
        return new ProposalBuilder(
                        kind,
                        "Bijstelling " + postings.getFirst().item() + " in " + moment,
                        WHY.repeat(2 + random.nextInt(6)).strip(),
                        moment,
                        new Source(
                                "36800-XX-2",
                                "blz. " + random.nextInt(200) + ", tabel " + random.nextInt(30),
                                null,
                                null),
                        postings)
                .effectiveOn(random.nextInt(3) == 0 ? day : null)
                .basis(random.nextInt(5) == 0 ? Basis.DERIVED : Basis.READ)
                .mutationClass(estimate ? MutationClass.WINDFALL : MutationClass.POLICY)
                .particulars(
                        estimate
                                ? KindDetails.forReEstimate("bijgestelde bezetting", "MPP-II " + moment.year())
                                : KindDetails.NONE)
                .build();
    }

    private static Actor person(String role, String chapter) {
        return new Actor(
                new PersonId(role + "-" + chapter.toLowerCase(java.util.Locale.ROOT)),
                Set.of(new ChapterCode(chapter)),
                Set.of(Mandate.ADMINISTER));
    }

    private void execute(Actor actor, java.util.function.Function<UUID, Command> command) {
        UUID id = uuid();
        now = now.plusMillis(random.nextInt(5) == 0 ? 0 : random.nextInt(900_000));
        Decision decision = rules.decide(command.apply(id), actor, this);
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("A history that the rules refuse: " + decision);
        }
        accepted.events().forEach(this::apply);
        done.add(new GeneratedCommand(id, actor, now, accepted.events()));
    }

    /** An identity as a command's is, but of this history alone. */
    private UUID uuid() {
        long most = (random.nextLong() & ~0xf000L) | 0x5000L;
        long least = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(most, least);
    }

    private void apply(Event happened) {
        switch (happened) {
            case CalendarEvent e -> calendar = calendar.evolve(e);
            case Event.ChapterEvent e ->
                chapters.put(e.chapter(), chapter(e.chapter()).evolve(e));
            case Event.MutationEvent e ->
                mutations.put(e.mutation(), mutation(e.mutation()).evolve(e));
        }
    }
}
