package nl.mutatieboek.budget.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Validity;

/**
 * The rules once more, as plainly as they can be said: every dossier in one list, every question answered by walking through
 * all of them. Shares the words with the rules and none of their code; slow, and that is no matter. A command first refuses
 * whatever it must and then changes the book.
 */
public final class PlainBook {
    private static final List<String> DOCUMENTS = List.of("OWB", "NVW", "ISB", "VB", "O1", "SBS", "O2", "SW");
    private static final Set<String> TAKEN =
            Set.of("OPENING", "RE_ESTIMATE", "RESERVATION", "RESERVE_ALLOCATION", "REALLOCATION", "TRANSFER");
    private static final Set<String> BALANCED = Set.of("RESERVE_ALLOCATION", "TRANSFER", "REALLOCATION");

    private final int confirmingPeople;
    private final Map<String, LocalDate> moments = new TreeMap<>();
    private final Map<String, Command.OpenChapter> chapters = new TreeMap<>();
    private final List<Command.RegisterItem> items = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> reserves = new TreeSet<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final List<Dossier> dossiers = new ArrayList<>();

    private record Line(String item, String flow, int year, long thousands) {
        String account() {
            return item.endsWith("/~") ? item.substring(0, item.length() - 2) : item;
        }

        String chapter() {
            return item.split("/")[0];
        }

        boolean sameAccount(Line other) {
            return on(other) && other.on(this);
        }

        /** Whether it lies on this account or below it. */
        boolean on(Line other) {
            return below(account(), other.account()) && flow.equals(other.flow) && year == other.year;
        }
    }

    private static final class Dossier {
        private String id = "";
        private String number = "";
        private String kind = "";
        private Dossier takesBack;
        private String moment = "";
        private LocalDate day = LocalDate.MIN;
        private Proposal proposal;
        private List<Line> lines = List.of();
        private List<Line> claims = List.of();
        private String chapter = "";
        private String proposer = "";
        /** How many people of each chapter must still consent. */
        private final Map<String, Integer> missing = new TreeMap<>();

        private final Set<String> consented = new HashSet<>();
        private String state = "";
        private boolean underReversal;

        Set<String> touched() {
            return lines.stream().map(Line::chapter).collect(Collectors.toCollection(TreeSet::new));
        }

        boolean pending() {
            return state.equals("PROPOSED") || state.equals("APPROVED");
        }

        boolean counts() {
            return state.equals("BOOKED") || state.equals("REVERSED");
        }

        /** By how many it raises the number of openings of each account on it. */
        int opens() {
            if (takesBack != null) {
                return -takesBack.opens();
            }
            return kind.equals("OPENING") ? 1 : 0;
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String code) {
            super(code);
        }
    }

    private static void refuseIf(boolean so, String code) {
        if (so) {
            throw new Refused(code);
        }
    }

    public PlainBook(int confirmingPeople) {
        this.confirmingPeople = confirmingPeople;
    }

    /** Nothing when it is accepted; else the code of the refusal, and of an overdrawn reserve also the numbers. */
    public String answer(Actor actor, Command command) {
        String person = actor.person().value();
        Set<String> actsFor =
                actor.actsFor().stream().map(chapter -> chapter.value()).collect(Collectors.toSet());
        try {
            switch (command) {
                case Command.RegisterMoment c -> registerMoment(c);
                case Command.OpenChapter c -> openChapter(c);
                case Command.RegisterItem c -> registerItem(c);
                case Command.CloseMoment c -> closeMoment(c);
                case Command.ProposeMutation c -> propose(c, person, actsFor);
                case Command.ReverseMutation c -> reverse(c, person, actsFor);
                case Command.ApproveMutation c -> approve(c.mutation().toString(), person, actsFor);
                case Command.ConfirmMutation c -> confirm(c.mutation().toString(), person, actsFor);
                case Command.RejectMutation c -> end(c.mutation().toString(), person, actsFor, "REJECTED");
                case Command.ReturnMutation c -> end(c.mutation().toString(), person, actsFor, "RETURNED");
                case Command.WithdrawMutation c -> end(c.mutation().toString(), person, actsFor, "WITHDRAWN");
                default -> throw new IllegalArgumentException("Not in the model: " + command);
            }
            return "";
        } catch (Refused refused) {
            return refused.getMessage();
        }
    }

    /** What is booked on an item and below it, over all days and moments. */
    public long balance(String item, String flow, int year) {
        return dossiers.stream()
                .filter(Dossier::counts)
                .mapToLong(dossier -> sum(dossier.lines, line -> line.on(new Line(item, flow, year, 0))))
                .sum();
    }

    /** The dossiers by number, each with its state. */
    public Map<String, String> states() {
        return dossiers.stream().collect(Collectors.toMap(dossier -> dossier.number, dossier -> dossier.state));
    }

    public Set<String> reserves() {
        return reserves;
    }

    private void registerMoment(Command.RegisterMoment c) {
        refuseIf(moments.containsKey(c.moment().toString()), "moment-exists");
        moments.put(c.moment().toString(), c.submittedOn());
    }

    private void openChapter(Command.OpenChapter c) {
        refuseIf(chapters.containsKey(c.chapter().value()), "chapter-exists");
        chapters.put(c.chapter().value(), c);
    }

    private void registerItem(Command.RegisterItem c) {
        String path = c.item().toString();
        int from = c.validity().from().value();
        refuseIf(path.contains("~"), "open-item-never-registered");
        Command.OpenChapter chapter = chapters.get(path.split("/")[0]);
        refuseIf(chapter == null, "unknown-chapter");
        refuseIf(!path.contains("/"), "chapter-exists");
        for (Command.RegisterItem item : items) {
            boolean overlap = within(item.validity(), from)
                    || within(c.validity(), item.validity().from().value());
            refuseIf(item.item().toString().equals(path) && overlap, "item-exists");
        }
        refuseIf(!within(chapter.validity(), from), "chapter-not-valid");
        refuseIf(!registered(path.substring(0, path.lastIndexOf('/')), from), "unknown-item");
        items.add(c);
    }

    private void closeMoment(Command.CloseMoment c) {
        refuseIf(!chapters.containsKey(c.chapter().value()), "unknown-chapter");
        refuseIf(!moments.containsKey(c.moment().toString()), "unknown-moment");
        refuseIf(!closed.add(c.moment() + " " + c.chapter()), "moment-is-closed");
    }

    private void propose(Command.ProposeMutation c, String person, Set<String> actsFor) {
        Proposal proposal = c.proposal();
        if (proposal.corrects() != null) {
            Dossier corrected = known(proposal.corrects().toString());
            boolean gone = corrected.state.equals("RETURNED")
                    || (corrected.state.equals("BOOKED") && corrected.underReversal)
                    || takenBack(corrected);
            refuseIf(!gone, "not-reversed");
        }
        Dossier dossier = new Dossier();
        dossier.id = c.mutation().toString();
        dossier.kind = proposal.kind().name();
        dossier.moment = proposal.moment().toString();
        dossier.day = proposal.effectiveOn() == null ? moments.get(dossier.moment) : proposal.effectiveOn();
        dossier.proposal = proposal;
        dossier.lines = proposal.postings().stream()
                .map(posting -> new Line(
                        posting.item().toString(),
                        posting.flow().name(),
                        posting.year().value(),
                        posting.thousands().value()))
                .toList();
        take(dossier, person, actsFor, c.chapter() == null ? "" : c.chapter().value());
    }

    /** By a reversal that was not taken back itself. */
    private boolean takenBack(Dossier dossier) {
        return dossiers.stream().anyMatch(o -> o.takesBack == dossier && o.counts() && !takenBack(o));
    }

    private void reverse(Command.ReverseMutation c, String person, Set<String> actsFor) {
        Dossier original = known(c.original().toString());
        refuseIf(!original.state.equals("BOOKED"), "not-booked");
        refuseIf(original.underReversal, "reversal-under-way");
        Dossier dossier = new Dossier();
        dossier.id = c.mutation().toString();
        dossier.kind = "REVERSAL";
        dossier.takesBack = original;
        dossier.moment = c.moment() == null ? original.moment : c.moment().toString();
        dossier.day = c.effectiveOn() == null ? original.day : c.effectiveOn();
        dossier.lines = original.lines.stream()
                .map(line -> new Line(line.item, line.flow, line.year, -line.thousands))
                .toList();
        take(dossier, person, actsFor, actsFor.contains(original.chapter) ? original.chapter : "");
        original.underReversal = true;
    }

    private void take(Dossier dossier, String person, Set<String> actsFor, String named) {
        refuseIf(dossiers.stream().anyMatch(other -> other.id.equals(dossier.id)), "mutation-exists");
        Set<String> own = dossier.touched();
        own.removeIf(chapter -> !actsFor.contains(chapter) || !(named.isEmpty() || named.equals(chapter)));
        refuseIf(own.isEmpty(), "not-of-chapter");
        refuseIf(own.size() > 1, "chapter-not-named");
        refuseIf(!moments.containsKey(dossier.moment), "unknown-moment");
        refuseWhatCannotBeBooked(dossier);
        dossier.proposer = person;
        dossier.chapter = own.iterator().next();
        dossier.touched().forEach(chapter -> dossier.missing.put(chapter, confirmingPeople));
        dossier.missing.put(dossier.chapter, 1);
        dossier.state = "PROPOSED";
        dossier.claims = draws(dossier);
        String counter = dossier.chapter + "-" + year(dossier.moment);
        dossier.number = "%s-%04d".formatted(counter, numbers.merge(counter, 1, Integer::sum));
        dossiers.add(dossier);
    }

    private void approve(String id, String person, Set<String> actsFor) {
        Dossier dossier = pending(id);
        refuseIf(!actsFor.contains(dossier.chapter), "not-of-chapter");
        refuseIf(dossier.missing.get(dossier.chapter) == 0, "already-consented");
        consent(dossier, dossier.chapter, person);
    }

    private void confirm(String id, String person, Set<String> actsFor) {
        Dossier dossier = pending(id);
        Set<String> others = dossier.touched();
        others.remove(dossier.chapter);
        refuseIf(others.isEmpty(), "consent-not-asked");
        others.retainAll(actsFor);
        refuseIf(others.isEmpty(), "not-of-chapter");
        others.removeIf(chapter -> dossier.missing.get(chapter) == 0);
        refuseIf(others.isEmpty(), "already-consented");
        consent(dossier, others.iterator().next(), person);
    }

    private void consent(Dossier dossier, String chapter, String person) {
        refuseIf(dossier.proposer.equals(person), "proposer-may-not-consent");
        refuseIf(dossier.consented.contains(person), "already-consented");
        if (dossier.missing.values().stream().mapToInt(people -> people).sum() == 1) {
            refuseWhatCannotBeBooked(dossier);
            dossier.state = "BOOKED";
            if (dossier.kind.equals("RESERVATION")) {
                dossier.lines.forEach(line -> reserves.add(line.item));
            }
            if (dossier.takesBack != null) {
                dossier.takesBack.state = "REVERSED";
            }
        } else if (chapter.equals(dossier.chapter)) {
            dossier.state = "APPROVED";
        }
        dossier.consented.add(person);
        dossier.missing.merge(chapter, -1, Integer::sum);
    }

    private void end(String id, String person, Set<String> actsFor, String state) {
        Dossier dossier = pending(id);
        boolean own = dossier.proposer.equals(person);
        if (state.equals("WITHDRAWN")) {
            refuseIf(!own, "not-the-proposer");
        } else {
            refuseIf(own, "proposer-may-not-consent");
            refuseIf(dossier.touched().stream().noneMatch(actsFor::contains), "not-of-chapter");
        }
        dossier.state = state;
        if (dossier.takesBack != null) {
            dossier.takesBack.underReversal = false;
        }
    }

    /** Refuses for the first thing that keeps it from being booked as the book stands now. */
    private void refuseWhatCannotBeBooked(Dossier dossier) {
        for (Line line : dossier.lines) {
            Command.OpenChapter chapter = chapters.get(line.chapter());
            refuseIf(chapter == null, "unknown-chapter");
            refuseIf(!within(chapter.validity(), line.year), "chapter-not-valid");
        }
        if (dossier.proposal != null && dossier.proposal.momentFrom() != null) {
            String from = dossier.proposal.momentFrom().toString();
            refuseIf(!moments.containsKey(from), "unknown-moment");
            refuseIf(line().compare(from, dossier.moment) > 0, "moment-span-turned");
        }
        for (String chapter : dossier.touched()) {
            refuseIf(closed.contains(dossier.moment + " " + chapter), "moment-is-closed");
        }
        int first = year(dossier.moment);
        int last = lastYear(dossier.moment);
        dossier.lines.forEach(line -> refuseIf(line.year < first || line.year > last, "year-outside-moment"));
        dossier.lines.forEach(line -> refuseIf(!exists(line.item, line.year), "unknown-item"));
        refuseWhatIsNotOfTheKind(dossier);
        dossier.lines.forEach(line -> refuseIf(dossier.opens() > 0 && opened(line), "already-opened"));
        if (!dossier.kind.equals("OPENING")) {
            refuseOverdrawing(dossier);
        }
    }

    private void refuseWhatIsNotOfTheKind(Dossier dossier) {
        if (dossier.kind.equals("REVERSAL")) {
            return;
        }
        boolean cause = dossier.proposal.particulars().cause() != null;
        boolean prognosis = dossier.proposal.particulars().prognosis() != null;
        boolean notStated = dossier.proposal.particulars().prognosisNotStated();
        if (dossier.kind.equals("RE_ESTIMATE")) {
            refuseIf(!cause || !(prognosis || notStated), "field-missing");
            refuseIf(prognosis && notStated, "field-not-of-kind");
        } else {
            refuseIf(cause || prognosis || notStated, "field-not-of-kind");
        }
        int asked = dossier.kind.equals("TRANSFER") ? 2 : 1;
        refuseIf(dossier.touched().size() != asked, "wrong-number-of-chapters");
        if (BALANCED.contains(dossier.kind)) {
            refuseUnbalanced(dossier.lines);
        }
        if (dossier.kind.equals("RESERVATION")) {
            dossier.lines.forEach(line -> refuseIf(line.thousands < 0, "wrong-sign"));
            for (Line line : dossier.lines) {
                int tooFew = chapters.get(line.chapter()).budgetStatement() ? 2 : 1;
                refuseIf(line.item.contains("~") || line.item.split("/").length <= tooFew, "not-an-earmark");
            }
        }
        if (dossier.kind.equals("RESERVE_ALLOCATION")) {
            for (Line line : dossier.lines) {
                boolean onReserve = reserves.stream().anyMatch(reserve -> below(line.account(), reserve));
                refuseIf(line.thousands < 0 && !onReserve, "not-a-reserve");
                refuseIf(line.thousands > 0 && onReserve, "wrong-sign");
            }
        }
    }

    private static void refuseUnbalanced(List<Line> lines) {
        for (Line line : lines) {
            refuseIf(sum(lines, o -> o.flow.equals(line.flow) && o.year == line.year) != 0, "unbalanced");
        }
        refuseIf(lines.stream().allMatch(line -> sum(lines, line::sameAccount) == 0), "nothing-moves");
    }

    /** Whether more openings of this account count than were taken back. */
    private boolean opened(Line asked) {
        long openings = dossiers.stream()
                .filter(dossier -> dossier.counts() && dossier.lines.stream().anyMatch(asked::sameAccount))
                .mapToInt(Dossier::opens)
                .sum();
        return openings > 0;
    }

    /** What it takes from each reserve, in the order of its lines, chapter by chapter, a reserve before those below it. */
    private List<Line> draws(Dossier dossier) {
        Set<Line> touched = new LinkedHashSet<>();
        for (Line line : dossier.lines) {
            reserves.stream()
                    .filter(reserve -> below(line.account(), reserve))
                    .forEach(reserve -> touched.add(new Line(reserve, line.flow, line.year, 0)));
        }
        return touched.stream()
                .sorted(Comparator.comparing(Line::chapter))
                .map(on -> new Line(on.item, on.flow, on.year, sum(dossier.lines, line -> line.on(on))))
                .filter(draw -> draw.thousands < 0)
                .toList();
    }

    /** Tries every day and every moment that the book knows, from those of the dossier on. */
    private void refuseOverdrawing(Dossier dossier) {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(dossier.day));
        dossiers.forEach(other -> days.add(other.day));
        List<String> line = moments.keySet().stream().sorted(line()).toList();
        for (Line draw : draws(dossier)) {
            for (LocalDate day : days.tailSet(dossier.day)) {
                for (String moment : line.subList(line.indexOf(dossier.moment), line.size())) {
                    List<Dossier> before = dossiers.stream()
                            .filter(other -> other != dossier && !other.day.isAfter(day))
                            .filter(other -> line.indexOf(other.moment) <= line.indexOf(moment))
                            .toList();
                    refuseOverdrawing(draw, before, day, moment);
                }
            }
        }
    }

    private static void refuseOverdrawing(Line draw, List<Dossier> before, LocalDate day, String moment) {
        long booked = before.stream()
                .filter(Dossier::counts)
                .mapToLong(other -> sum(other.lines, line -> line.on(draw)))
                .sum();
        long pending = before.stream()
                .filter(Dossier::pending)
                .mapToLong(other -> sum(other.claims, draw::sameAccount))
                .sum();
        refuseIf(
                booked + pending + draw.thousands < 0,
                "reserve-overdrawn %s %s %d on %s at %s: %d booked, %d pending, %d asked"
                        .formatted(draw.item, draw.flow, draw.year, day, moment, booked, pending, -draw.thousands));
    }

    private boolean exists(String item, int year) {
        String above = item.substring(0, item.lastIndexOf('/'));
        String last = item.substring(item.lastIndexOf('/') + 1);
        return last.equals("~")
                ? registered(above, year)
                : List.of(last.split("~")).stream().allMatch(one -> registered(above + "/" + one, year));
    }

    private boolean registered(String path, int year) {
        return !path.contains("/")
                || (items.stream()
                                .filter(item -> item.item().toString().equals(path))
                                .anyMatch(item -> within(item.validity(), year))
                        && registered(path.substring(0, path.lastIndexOf('/')), year));
    }

    private static boolean within(Validity validity, int year) {
        return validity.from().value() <= year
                && (validity.until() == null || year <= validity.until().value());
    }

    private Comparator<String> line() {
        return Comparator.comparing((String moment) -> moments.get(moment))
                .thenComparing(PlainBook::year)
                .thenComparing(moment -> DOCUMENTS.indexOf(moment.split("-")[1]))
                .thenComparing(moment -> moment.split("-").length > 2 ? Integer.parseInt(moment.split("-")[2]) : 0);
    }

    private static int year(String moment) {
        return Integer.parseInt(moment.substring(0, 4));
    }

    private static int lastYear(String moment) {
        return switch (moment.split("-")[1]) {
            case "SBS", "O2", "SW" -> year(moment);
            case "O1" -> year(moment) < 2024 ? year(moment) + 4 : year(moment) + 5;
            default -> year(moment) + 4;
        };
    }

    private static boolean below(String account, String item) {
        return account.equals(item) || account.startsWith(item + "/");
    }

    private static long sum(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).mapToLong(Line::thousands).sum();
    }

    private Dossier known(String id) {
        return dossiers.stream()
                .filter(dossier -> dossier.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("unknown-mutation"));
    }

    private Dossier pending(String id) {
        Dossier dossier = known(id);
        refuseIf(!dossier.pending(), "not-pending");
        return dossier;
    }
}
