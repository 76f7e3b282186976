package nl.mutatieboek.budget.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Proposal;

/**
 * The rules once more, as plainly as they can be said: every dossier in one list, every question answered by walking through
 * all of them. Shares the words with the rules and none of their code; slow, and that is no matter.
 */
public final class PlainBook {
    private static final List<String> DOCUMENTS = List.of("OWB", "NVW", "ISB", "VB", "O1", "SBS", "O2", "SW");
    private static final Set<String> ONE_CHAPTER =
            Set.of("OPENING", "RE_ESTIMATE", "RESERVATION", "RESERVE_ALLOCATION", "REALLOCATION");
    private static final Set<String> BALANCED = Set.of("RESERVE_ALLOCATION", "TRANSFER", "REALLOCATION");

    private final int confirmingPeople;
    private final Map<String, LocalDate> moments = new TreeMap<>();
    private final Map<String, PlainChapter> chapters = new TreeMap<>();
    private final List<PlainItem> items = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> reserves = new TreeSet<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final List<Dossier> dossiers = new ArrayList<>();

    private record PlainChapter(int from, int until, boolean budgetStatement) {}

    private record PlainItem(String path, int from, int until) {}

    private record Line(String item, String flow, int year, long thousands) {
        String account() {
            return item.endsWith("/~") ? item.substring(0, item.length() - 2) : item;
        }

        String chapter() {
            return item.split("/")[0];
        }
    }

    private record Claim(String reserve, String flow, int year, long thousands) {}

    private static final class Dossier {
        private String id = "";
        private String number = "";
        private String kind = "";
        private String originalKind = "";
        private boolean restores;
        private String takesBack = "";
        private String moment = "";
        private String momentFrom = "";
        private LocalDate day = LocalDate.MIN;
        private String cause = "";
        private String prognosis = "";
        private boolean prognosisNotStated;
        private List<Line> lines = List.of();
        private String chapter = "";
        private String proposer = "";
        private String approver = "";
        private final Map<String, Set<String>> confirmers = new TreeMap<>();
        private String state = "";
        private String underReversalBy = "";
        private List<Claim> claims = List.of();

        Set<String> touched() {
            Set<String> touched = new TreeSet<>();
            lines.forEach(line -> touched.add(line.chapter()));
            return touched;
        }

        boolean pending() {
            return state.equals("PROPOSED") || state.equals("APPROVED");
        }

        boolean counts() {
            return state.equals("BOOKED") || state.equals("REVERSED");
        }
    }

    public PlainBook(int confirmingPeople) {
        this.confirmingPeople = confirmingPeople;
    }

    /** Nothing when it is accepted; else the code of the refusal, and of an overdrawn reserve also the numbers. */
    public String answer(Actor actor, Command command) {
        String person = actor.person().value();
        Set<String> actsFor = new TreeSet<>();
        actor.actsFor().forEach(chapter -> actsFor.add(chapter.value()));
        return switch (command) {
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
            case Command.WithdrawMutation c -> withdraw(c.mutation().toString(), person);
            case Command.AgreeMutation c -> throw new IllegalArgumentException("Not in the model: " + c);
            case Command.RecordPublishedBalance c -> throw new IllegalArgumentException("Not in the model: " + c);
        };
    }

    /** What is booked on an item and below it, over all days and moments. */
    public long balance(String item, String flow, int year) {
        return dossiers.stream()
                .filter(Dossier::counts)
                .flatMap(dossier -> dossier.lines.stream())
                .filter(line -> lies(line, item, flow, year))
                .mapToLong(Line::thousands)
                .sum();
    }

    /** The dossiers by number, each with its state. */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        dossiers.forEach(dossier -> states.put(dossier.number, dossier.state));
        return states;
    }

    public Set<String> reserves() {
        return reserves;
    }

    private String registerMoment(Command.RegisterMoment c) {
        if (moments.containsKey(c.moment().toString())) {
            return "moment-exists";
        }
        moments.put(c.moment().toString(), c.submittedOn());
        return "";
    }

    private String openChapter(Command.OpenChapter c) {
        if (chapters.containsKey(c.chapter().value())) {
            return "chapter-exists";
        }
        int until = c.validity().until() == null ? 9999 : c.validity().until().value();
        chapters.put(c.chapter().value(), new PlainChapter(c.validity().from().value(), until, c.budgetStatement()));
        return "";
    }

    private String registerItem(Command.RegisterItem c) {
        String path = c.item().toString();
        int from = c.validity().from().value();
        int until = c.validity().until() == null ? 9999 : c.validity().until().value();
        if (path.contains("~")) {
            return "open-item-never-registered";
        }
        PlainChapter chapter = chapters.get(path.split("/")[0]);
        if (chapter == null) {
            return "unknown-chapter";
        }
        if (!path.contains("/")) {
            return "chapter-exists";
        }
        for (PlainItem item : items) {
            if (item.path.equals(path) && item.from <= until && from <= item.until) {
                return "item-exists";
            }
        }
        if (from < chapter.from || from > chapter.until) {
            return "chapter-not-valid";
        }
        if (!registered(path.substring(0, path.lastIndexOf('/')), from)) {
            return "unknown-item";
        }
        items.add(new PlainItem(path, from, until));
        return "";
    }

    private String closeMoment(Command.CloseMoment c) {
        if (!chapters.containsKey(c.chapter().value())) {
            return "unknown-chapter";
        }
        if (!moments.containsKey(c.moment().toString())) {
            return "unknown-moment";
        }
        return closed.add(c.moment() + " " + c.chapter()) ? "" : "moment-is-closed";
    }

    private String propose(Command.ProposeMutation c, String person, Set<String> actsFor) {
        Proposal proposal = c.proposal();
        if (proposal.corrects() != null) {
            Dossier corrected = find(proposal.corrects().toString());
            if (corrected == null) {
                return "unknown-mutation";
            }
            boolean gone = corrected.state.equals("RETURNED")
                    || (corrected.state.equals("BOOKED") && !corrected.underReversalBy.isEmpty())
                    || (corrected.state.equals("REVERSED") && timesTakenBack(corrected) % 2 == 1);
            if (!gone) {
                return "not-reversed";
            }
        }
        Dossier dossier = new Dossier();
        dossier.kind = proposal.kind().name();
        dossier.moment = proposal.moment().toString();
        dossier.momentFrom =
                proposal.momentFrom() == null ? "" : proposal.momentFrom().toString();
        dossier.day = proposal.effectiveOn() == null ? moments.get(dossier.moment) : proposal.effectiveOn();
        dossier.cause = proposal.cause() == null ? "" : proposal.cause();
        dossier.prognosis = proposal.prognosis() == null ? "" : proposal.prognosis();
        dossier.prognosisNotStated = proposal.prognosisNotStated();
        dossier.lines = lines(proposal.postings());
        return take(
                dossier,
                c.mutation().toString(),
                person,
                actsFor,
                c.chapter() == null ? "" : c.chapter().value());
    }

    /** How many reversals hang on it, one on the other. */
    private int timesTakenBack(Dossier dossier) {
        for (Dossier other : dossiers) {
            if (other.takesBack.equals(dossier.id) && other.counts()) {
                return 1 + timesTakenBack(other);
            }
        }
        return 0;
    }

    private String reverse(Command.ReverseMutation c, String person, Set<String> actsFor) {
        Dossier original = find(c.original().toString());
        if (original == null) {
            return "unknown-mutation";
        }
        if (!original.state.equals("BOOKED")) {
            return "not-booked";
        }
        if (!original.underReversalBy.isEmpty()) {
            return "reversal-under-way";
        }
        Dossier dossier = new Dossier();
        dossier.kind = "REVERSAL";
        dossier.takesBack = original.id;
        dossier.originalKind = original.kind.equals("REVERSAL") ? original.originalKind : original.kind;
        dossier.restores = original.kind.equals("REVERSAL") && !original.restores;
        dossier.moment = c.moment() == null ? original.moment : c.moment().toString();
        dossier.day = c.effectiveOn() == null ? original.day : c.effectiveOn();
        dossier.lines = original.lines.stream()
                .map(line -> new Line(line.item, line.flow, line.year, -line.thousands))
                .toList();
        String named = actsFor.contains(original.chapter) ? original.chapter : "";
        String answer = take(dossier, c.mutation().toString(), person, actsFor, named);
        if (answer.isEmpty()) {
            original.underReversalBy = dossier.id;
        }
        return answer;
    }

    private String take(Dossier dossier, String id, String person, Set<String> actsFor, String named) {
        if (find(id) != null) {
            return "mutation-exists";
        }
        Set<String> own = dossier.touched();
        own.retainAll(actsFor);
        if (!named.isEmpty()) {
            own.retainAll(Set.of(named));
        }
        if (own.size() != 1) {
            return own.isEmpty() ? "not-of-chapter" : "chapter-not-named";
        }
        if (!moments.containsKey(dossier.moment)) {
            return "unknown-moment";
        }
        String inTheWay = inTheWay(dossier);
        if (!inTheWay.isEmpty()) {
            return inTheWay;
        }
        dossier.id = id;
        dossier.proposer = person;
        dossier.chapter = own.iterator().next();
        dossier.state = "PROPOSED";
        dossier.claims = draws(dossier);
        String counter = dossier.chapter + "-" + dossier.moment.substring(0, 4) + "-";
        int next = numbers.merge(counter, 1, Integer::sum);
        dossier.number = counter + "0000".substring(Integer.toString(next).length()) + next;
        dossiers.add(dossier);
        return "";
    }

    private String approve(String id, String person, Set<String> actsFor) {
        Dossier dossier = find(id);
        if (dossier == null) {
            return "unknown-mutation";
        }
        if (!dossier.pending()) {
            return "not-pending";
        }
        if (!actsFor.contains(dossier.chapter)) {
            return "not-of-chapter";
        }
        if (!dossier.approver.isEmpty()) {
            return "already-consented";
        }
        String objection = objection(dossier, person);
        if (!objection.isEmpty()) {
            return objection;
        }
        dossier.approver = person;
        String answer = bookIfComplete(dossier);
        if (answer.isEmpty()) {
            dossier.state = dossier.state.equals("BOOKED") ? "BOOKED" : "APPROVED";
        } else {
            dossier.approver = "";
        }
        return answer;
    }

    private String confirm(String id, String person, Set<String> actsFor) {
        Dossier dossier = find(id);
        if (dossier == null) {
            return "unknown-mutation";
        }
        if (!dossier.pending()) {
            return "not-pending";
        }
        Set<String> others = dossier.touched();
        others.remove(dossier.chapter);
        if (others.isEmpty()) {
            return "consent-not-asked";
        }
        others.retainAll(actsFor);
        if (others.isEmpty()) {
            return "not-of-chapter";
        }
        for (String chapter : others) {
            Set<String> people = dossier.confirmers.computeIfAbsent(chapter, c -> new TreeSet<>());
            if (people.size() < confirmingPeople) {
                String objection = objection(dossier, person);
                if (!objection.isEmpty()) {
                    return objection;
                }
                people.add(person);
                String answer = bookIfComplete(dossier);
                if (!answer.isEmpty()) {
                    people.remove(person);
                }
                return answer;
            }
        }
        return "already-consented";
    }

    private static String objection(Dossier dossier, String person) {
        if (dossier.proposer.equals(person)) {
            return "proposer-may-not-consent";
        }
        boolean before = dossier.approver.equals(person)
                || dossier.confirmers.values().stream().anyMatch(people -> people.contains(person));
        return before ? "already-consented" : "";
    }

    private String bookIfComplete(Dossier dossier) {
        for (String chapter : dossier.touched()) {
            boolean consented = chapter.equals(dossier.chapter)
                    ? !dossier.approver.isEmpty()
                    : dossier.confirmers.getOrDefault(chapter, Set.of()).size() >= confirmingPeople;
            if (!consented) {
                return "";
            }
        }
        String inTheWay = inTheWay(dossier);
        if (inTheWay.isEmpty()) {
            dossier.state = "BOOKED";
            if (dossier.kind.equals("RESERVATION")) {
                dossier.lines.forEach(line -> reserves.add(line.item));
            }
            if (dossier.kind.equals("REVERSAL")) {
                find(dossier.takesBack).state = "REVERSED";
            }
        }
        return inTheWay;
    }

    private String end(String id, String person, Set<String> actsFor, String state) {
        Dossier dossier = find(id);
        if (dossier == null) {
            return "unknown-mutation";
        }
        if (!dossier.pending()) {
            return "not-pending";
        }
        if (dossier.proposer.equals(person)) {
            return "proposer-may-not-consent";
        }
        Set<String> touched = dossier.touched();
        touched.retainAll(actsFor);
        if (touched.isEmpty()) {
            return "not-of-chapter";
        }
        end(dossier, state);
        return "";
    }

    private String withdraw(String id, String person) {
        Dossier dossier = find(id);
        if (dossier == null) {
            return "unknown-mutation";
        }
        if (!dossier.pending()) {
            return "not-pending";
        }
        if (!dossier.proposer.equals(person)) {
            return "not-the-proposer";
        }
        end(dossier, "WITHDRAWN");
        return "";
    }

    private void end(Dossier dossier, String state) {
        dossier.state = state;
        if (dossier.kind.equals("REVERSAL")) {
            find(dossier.takesBack).underReversalBy = "";
        }
    }

    /** The first thing that keeps it from being booked as the book stands now. */
    private String inTheWay(Dossier dossier) {
        for (Line line : dossier.lines) {
            PlainChapter chapter = chapters.get(line.chapter());
            if (chapter == null) {
                return "unknown-chapter";
            }
            if (line.year < chapter.from || line.year > chapter.until) {
                return "chapter-not-valid";
            }
        }
        if (!dossier.momentFrom.isEmpty()) {
            if (!moments.containsKey(dossier.momentFrom)) {
                return "unknown-moment";
            }
            if (line().compare(dossier.momentFrom, dossier.moment) > 0) {
                return "moment-span-turned";
            }
        }
        for (String chapter : dossier.touched()) {
            if (closed.contains(dossier.moment + " " + chapter)) {
                return "moment-is-closed";
            }
        }
        for (Line line : dossier.lines) {
            if (line.year < year(dossier.moment) || line.year > lastYear(dossier.moment)) {
                return "year-outside-moment";
            }
        }
        for (Line line : dossier.lines) {
            if (!exists(line.item, line.year)) {
                return "unknown-item";
            }
        }
        String kindsRule = kindsRule(dossier);
        if (!kindsRule.isEmpty()) {
            return kindsRule;
        }
        boolean opens = dossier.kind.equals("OPENING") || (dossier.originalKind.equals("OPENING") && dossier.restores);
        for (Line line : dossier.lines) {
            if (opens && opened(line)) {
                return "already-opened";
            }
        }
        return dossier.kind.equals("OPENING") ? "" : overdrawn(dossier);
    }

    private String kindsRule(Dossier dossier) {
        boolean estimate = dossier.kind.equals("RE_ESTIMATE");
        boolean said = !dossier.cause.isEmpty() || !dossier.prognosis.isEmpty() || dossier.prognosisNotStated;
        if (estimate && (dossier.cause.isEmpty() || (dossier.prognosis.isEmpty() && !dossier.prognosisNotStated))) {
            return "field-missing";
        }
        if (estimate ? !dossier.prognosis.isEmpty() && dossier.prognosisNotStated : said) {
            return "field-not-of-kind";
        }
        if (dossier.kind.equals("REVERSAL")) {
            return "";
        }
        if (!ONE_CHAPTER.contains(dossier.kind) && !dossier.kind.equals("TRANSFER")) {
            return "kind-not-taken-yet";
        }
        if (dossier.touched().size() != (dossier.kind.equals("TRANSFER") ? 2 : 1)) {
            return "wrong-number-of-chapters";
        }
        if (dossier.kind.equals("RESERVATION")) {
            return reservation(dossier);
        }
        if (BALANCED.contains(dossier.kind)) {
            String balanced = balanced(dossier);
            return balanced.isEmpty() && dossier.kind.equals("RESERVE_ALLOCATION") ? allocation(dossier) : balanced;
        }
        return "";
    }

    private String reservation(Dossier dossier) {
        for (Line line : dossier.lines) {
            if (line.thousands < 0) {
                return "wrong-sign";
            }
        }
        for (Line line : dossier.lines) {
            int levels = line.item.split("/").length - 1;
            int holder = chapters.get(line.chapter()).budgetStatement ? 1 : 0;
            if (line.item.contains("~") || levels <= holder) {
                return "not-an-earmark";
            }
        }
        return "";
    }

    private static String balanced(Dossier dossier) {
        Map<String, Long> columns = new TreeMap<>();
        Map<String, Long> accounts = new TreeMap<>();
        for (Line line : dossier.lines) {
            columns.merge(line.flow + line.year, line.thousands, Long::sum);
            accounts.merge(line.account() + line.flow + line.year, line.thousands, Long::sum);
        }
        if (columns.values().stream().anyMatch(sum -> sum != 0)) {
            return "unbalanced";
        }
        return accounts.values().stream().allMatch(sum -> sum == 0) ? "nothing-moves" : "";
    }

    private String allocation(Dossier dossier) {
        for (Line line : dossier.lines) {
            boolean onReserve = reserves.stream().anyMatch(reserve -> below(line.account(), reserve));
            if (line.thousands < 0 && !onReserve) {
                return "not-a-reserve";
            }
            if (line.thousands > 0 && onReserve) {
                return "wrong-sign";
            }
        }
        return "";
    }

    /** Whether an opening of this account counts. */
    private boolean opened(Line asked) {
        long openings = 0;
        for (Dossier dossier : dossiers) {
            for (Line line : dossier.counts() ? distinctAccounts(dossier) : List.<Line>of()) {
                boolean same = line.account().equals(asked.account())
                        && line.flow.equals(asked.flow)
                        && line.year == asked.year;
                if (same && dossier.kind.equals("OPENING")) {
                    openings++;
                }
                if (same && dossier.originalKind.equals("OPENING")) {
                    openings += dossier.restores ? 1 : -1;
                }
            }
        }
        return openings > 0;
    }

    private static List<Line> distinctAccounts(Dossier dossier) {
        Map<String, Line> distinct = new LinkedHashMap<>();
        dossier.lines.forEach(line -> distinct.putIfAbsent(line.account() + line.flow + line.year, line));
        return List.copyOf(distinct.values());
    }

    /** What it takes from each reserve, in the order of its lines, the chapters one after the other. */
    private List<Claim> draws(Dossier dossier) {
        Set<Claim> touched = new LinkedHashSet<>();
        for (String chapter : dossier.touched()) {
            for (Line line : dossier.lines) {
                if (line.chapter().equals(chapter)) {
                    reserves.stream()
                            .filter(reserve -> below(line.account(), reserve))
                            .sorted(Comparator.comparingInt(String::length))
                            .forEach(reserve -> touched.add(new Claim(reserve, line.flow, line.year, 0)));
                }
            }
        }
        List<Claim> draws = new ArrayList<>();
        for (Claim claim : touched) {
            long net = dossier.lines.stream()
                    .filter(line -> lies(line, claim.reserve, claim.flow, claim.year))
                    .mapToLong(Line::thousands)
                    .sum();
            if (net < 0) {
                draws.add(new Claim(claim.reserve, claim.flow, claim.year, net));
            }
        }
        return draws;
    }

    /** Tries every day and every moment that the book knows. */
    private String overdrawn(Dossier dossier) {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(dossier.day));
        dossiers.forEach(other -> days.add(other.day));
        List<String> line = moments.keySet().stream().sorted(line()).toList();
        for (Claim draw : draws(dossier)) {
            for (LocalDate day : days.tailSet(dossier.day)) {
                for (String moment : line.subList(line.indexOf(dossier.moment), line.size())) {
                    long booked = 0;
                    long pending = 0;
                    for (Dossier other : dossiers) {
                        boolean before = !other.day.isAfter(day) && line.indexOf(other.moment) <= line.indexOf(moment);
                        if (before && other.counts()) {
                            booked += other.lines.stream()
                                    .filter(l -> lies(l, draw.reserve, draw.flow, draw.year))
                                    .mapToLong(Line::thousands)
                                    .sum();
                        }
                        if (before && other.pending() && other != dossier) {
                            pending += other.claims.stream()
                                    .filter(c -> c.reserve.equals(draw.reserve)
                                            && c.flow.equals(draw.flow)
                                            && c.year == draw.year)
                                    .mapToLong(Claim::thousands)
                                    .sum();
                        }
                    }
                    if (booked + pending + draw.thousands < 0) {
                        return "reserve-overdrawn %s %s %d on %s at %s: %d booked, %d pending, %d asked"
                                .formatted(
                                        draw.reserve,
                                        draw.flow,
                                        draw.year,
                                        day,
                                        moment,
                                        booked,
                                        pending,
                                        -draw.thousands);
                    }
                }
            }
        }
        return "";
    }

    private boolean exists(String item, int year) {
        int slash = item.lastIndexOf('/');
        String above = item.substring(0, slash);
        String last = item.substring(slash + 1);
        if (last.equals("~")) {
            return registered(above, year);
        }
        for (String alternative : last.split("~")) {
            if (!registered(above + "/" + alternative, year)) {
                return false;
            }
        }
        return true;
    }

    private boolean registered(String path, int year) {
        if (!path.contains("/")) {
            return true;
        }
        boolean here =
                items.stream().anyMatch(item -> item.path.equals(path) && item.from <= year && year <= item.until);
        return here && registered(path.substring(0, path.lastIndexOf('/')), year);
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

    private static boolean lies(Line line, String item, String flow, int year) {
        return below(line.account(), item) && line.flow.equals(flow) && line.year == year;
    }

    private static boolean below(String account, String item) {
        return account.equals(item) || account.startsWith(item + "/");
    }

    private static List<Line> lines(List<Posting> postings) {
        return postings.stream()
                .map(posting -> new Line(
                        posting.item().toString(),
                        posting.flow().name(),
                        posting.year().value(),
                        posting.thousands().value()))
                .toList();
    }

    private Dossier find(String id) {
        return dossiers.stream()
                .filter(dossier -> dossier.id.equals(id))
                .findFirst()
                .orElse(null);
    }
}
