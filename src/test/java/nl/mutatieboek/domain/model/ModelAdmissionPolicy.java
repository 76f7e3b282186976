package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelPosting.isAtOrBelow;
import static nl.mutatieboek.domain.model.ModelPosting.sum;
import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Plain model: whether a mutation can be booked in the current state, checked at its proposal and again at its last
 * consent.
 */
final class ModelAdmissionPolicy {
    private final List<ModelMutation> mutations;
    private final ModelCalendar calendar;
    private final Set<String> reserves;
    private final ModelStatedBalances statements;

    /** Looks at what the book goes on changing. */
    ModelAdmissionPolicy(
            List<ModelMutation> mutations,
            ModelCalendar calendar,
            Set<String> reserves,
            ModelStatedBalances statements) {
        this.statements = statements;
        this.mutations = mutations;
        this.calendar = calendar;
        this.reserves = reserves;
    }

    /** Refuses for the first thing that keeps it from being booked as the book stands now. */
    void requireBookable(ModelMutation mutation, boolean fromDocument) {
        for (ModelPosting line : mutation.lines) {
            Command.OpenChapter chapter = calendar.chapters.get(line.chapter());
            refuseIf(chapter == null, "unknown-chapter");
            refuseIf(!ModelCalendar.within(chapter.validity(), line.year()), "chapter-not-valid");
        }
        if (mutation.takesBack == null && mutation.proposal.momentFrom() != null) {
            String from = mutation.proposal.momentFrom().toString();
            refuseIf(!calendar.moments.containsKey(from), "unknown-moment");
            refuseIf(calendar.momentOrder().compare(from, mutation.moment) > 0, "moment-span-turned");
        }
        for (String chapter : mutation.chapters()) {
            boolean amends = mutation.takesBack == null
                    && mutation.proposal.particulars().bill() != null;
            boolean act = calendar.bills.adoptedOn(ModelBills.billOf(mutation.moment), chapter) != null;
            boolean closed = calendar.isClosed(mutation.moment, chapter) || (act && !amends);
            refuseIf(!fromDocument && closed, "moment-is-closed");
        }
        if (mutation.takesBack != null) {
            refuseIf(
                    calendar.momentOrder().compare(mutation.moment, mutation.takesBack.moment) < 0,
                    "reversed-in-earlier-moment");
            refuseIf(mutation.day.isBefore(mutation.takesBack.day), "reversed-on-earlier-day");
        }
        int first = ModelCalendar.year(mutation.moment);
        int last = ModelCalendar.lastYear(mutation.moment);
        boolean takesBackInItsYear =
                mutation.takesBack != null && ModelCalendar.year(mutation.takesBack.moment) == first;
        mutation.lines.forEach(line ->
                refuseIf(line.year() < first || (line.year() > last && !takesBackInItsYear), "year-outside-moment"));
        boolean ofMoment = mutation.day.equals(calendar.moments.get(mutation.moment));
        refuseIf(
                !ofMoment && (mutation.day.getYear() < first - 5 || mutation.day.getYear() > first + 5),
                "day-implausible");
        if (mutation.proposal.continuation().until() != null) {
            int until = mutation.proposal.continuation().until().value();
            int latest =
                    mutation.lines.stream().mapToInt(ModelPosting::year).max().orElseThrow();
            refuseIf(until < latest || until > first + 50, "until-implausible");
        }
        mutation.lines.forEach(line -> refuseIf(!calendar.exists(line.item(), line.year()), "unknown-item"));
        refuseIf(!fromDocument && mutation.kind.equals("PUBLISHED"), "only-from-document");
        new ModelKindPolicy(mutation, calendar, reserves).requireKindRule();
        requireAmendmentInTime(mutation);
        for (Succession link : mutation.links()) {
            for (String item : List.of(link.was().toString(), link.becomes().toString())) {
                refuseIf(!mutation.chapters().contains(item.split("/")[0]), "succession-elsewhere");
                refuseIf(!calendar.wasEverRegistered(item), "unknown-succession");
                refuseIf(mutation.takesBack == null && !touches(mutation, item), "succession-untouched");
            }
        }
        requireFirstOccurrence(mutation, "OPENING", "already-opened");
        requireFirstOccurrence(mutation, "EXTRAPOLATION", "extrapolated-before");
        for (ModelPosting account : statements.broughtBackBy(mutation).keySet()) {
            refuseIf(statements.statedBalance(account, mutation.moment).isPresent(), "stated-otherwise");
        }
        boolean draws = !draws(mutation, fromDocument).isEmpty();
        refuseIf(draws && mutation.kind.equals("OPENING"), "wrong-sign");
        if (draws) {
            requireReserveCovered(mutation, fromDocument);
        }
        if (mutation.kind.equals("RESERVATION")) {
            requireReserveNotBelowZero(mutation);
        }
        if (mutation.takesBack == null || mutation.takesBack.takesBack != null) {
            mutation.lines.forEach(line -> requireWithinTotal(mutation, line));
        }
    }

    /** A reversal of a reversal books its original again, which is refused only if the total grows by it. */
    private void requireWithinTotal(ModelMutation mutation, ModelPosting line) {
        List<ModelMutation> counting =
                mutations.stream().filter(ModelMutation::isCounted).toList();
        long before = total(counting, line);
        long after = total(Stream.concat(counting.stream(), Stream.of(mutation)).toList(), line);
        boolean grows = mutation.takesBack == null || after > before;
        refuseIf(line.thousands() != 0 && before > Thousands.MAX_POSTING && grows, "chapter-total-too-large");
    }

    /** All postings on one account in one moment count as one change. */
    private static long total(List<ModelMutation> counting, ModelPosting line) {
        Map<String, Long> changes = new HashMap<>();
        for (ModelMutation mutation : counting) {
            for (ModelPosting booked : mutation.lines) {
                if (booked.chapter().equals(line.chapter())
                        && booked.flow().equals(line.flow())
                        && booked.year() == line.year()) {
                    changes.merge(booked.accountPath() + " " + mutation.moment, booked.thousands(), Long::sum);
                }
            }
        }
        return changes.values().stream()
                .filter(change -> Long.signum(change) == Long.signum(line.thousands()))
                .mapToLong(Math::abs)
                .sum();
    }

    /** Tries every day and every moment that the book knows for what becomes a reserve, in whatever flow and year. */
    private void requireReserveNotBelowZero(ModelMutation mutation) {
        Set<String> made =
                mutation.lines.stream().map(ModelPosting::accountPath).collect(Collectors.toCollection(TreeSet::new));
        made.removeAll(reserves);
        List<ModelMutation> counting = new ArrayList<>(List.of(mutation));
        mutations.stream().filter(ModelMutation::isCounted).forEach(counting::add);
        for (String item : made) {
            for (ModelMutation of : counting) {
                for (ModelPosting line : of.lines) {
                    ModelPosting on = new ModelPosting(item, line.flow(), line.year(), 0);
                    for (ModelMutation at : counting) {
                        for (String moment : calendar.moments.keySet()) {
                            long there = counting.stream()
                                    .filter(one -> !one.day.isAfter(at.day))
                                    .filter(one -> calendar.momentOrder().compare(one.moment, moment) <= 0)
                                    .mapToLong(one -> sum(one.lines, o -> o.isWithin(on)))
                                    .sum();
                            refuseIf(there < 0, "reserve-below-zero");
                        }
                    }
                }
            }
        }
    }

    /** One of the items that a line names, or one above it, or one below it. */
    private static boolean touches(ModelMutation mutation, String item) {
        for (ModelPosting line : mutation.lines) {
            String account = line.accountPath();
            String above = account.contains("/") ? account.substring(0, account.lastIndexOf('/') + 1) : "";
            for (String code : account.substring(above.length()).split("~")) {
                if (isAtOrBelow(above + code, item) || isAtOrBelow(item, above + code)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void requireAmendmentInTime(ModelMutation mutation) {
        if (mutation.takesBack != null || mutation.proposal.particulars().bill() == null) {
            return;
        }
        String bill = mutation.proposal.particulars().bill().toString();
        boolean ofIt = ModelBills.billOf(mutation.moment).equals(bill);
        refuseIf(!ofIt || mutation.moment.endsWith("-OWB"), "moment-not-of-bill");
        String chapter = mutation.chapters().iterator().next();
        LocalDate presentedOn = calendar.bills.presentedOn(bill, chapter);
        LocalDate adoptedOn = calendar.bills.adoptedOn(bill, chapter);
        refuseIf(presentedOn == null, "unknown-moment");
        refuseIf(mutation.day.isBefore(presentedOn), "amended-before-presented");
        refuseIf(adoptedOn != null && mutation.day.isAfter(adoptedOn), "amended-after-adopted");
    }

    /** Refuses what happens once to an account, if it would count twice on any later day and moment. */
    private void requireFirstOccurrence(ModelMutation mutation, String happensOnce, String code) {
        if (mutation.occurrences(happensOnce) <= 0) {
            return;
        }
        for (ModelPosting requested : mutation.lines) {
            forEachLaterPoint(mutation, (day, moment, before) -> {
                int counting = before.stream()
                        .filter(other ->
                                other.isCounted() && other.lines.stream().anyMatch(requested::hasSameAccount))
                        .mapToInt(other -> other.occurrences(happensOnce))
                        .sum();
                refuseIf(counting > 0, code);
            });
        }
    }

    /** Draws on each reserve, in the order of the lines, chapter by chapter, a reserve before those below it. */
    List<ModelPosting> draws(ModelMutation mutation, boolean fromDocument) {
        if (fromDocument && List.of("OPENING", "PUBLISHED", "FINAL_BUDGET").contains(mutation.kind)) {
            return List.of();
        }
        Set<ModelPosting> touched = new LinkedHashSet<>();
        for (ModelPosting line : mutation.lines) {
            reserves.stream()
                    .filter(reserve -> isAtOrBelow(line.accountPath(), reserve))
                    .forEach(reserve -> touched.add(new ModelPosting(reserve, line.flow(), line.year(), 0)));
        }
        return touched.stream()
                .sorted(Comparator.comparing(ModelPosting::chapter))
                .map(on -> new ModelPosting(
                        on.item(), on.flow(), on.year(), sum(mutation.lines, line -> line.isWithin(on))))
                .filter(draw -> draw.thousands() < 0)
                .toList();
    }

    private void requireReserveCovered(ModelMutation mutation, boolean fromDocument) {
        for (ModelPosting draw : draws(mutation, fromDocument)) {
            forEachLaterPoint(mutation, (day, moment, before) -> requireReserveCovered(draw, before, day, moment));
        }
    }

    private interface PointCheck {
        void check(LocalDate day, String moment, List<ModelMutation> before);
    }

    /** Tries every day and every moment that the book knows, from those of the mutation on. */
    private void forEachLaterPoint(ModelMutation mutation, PointCheck check) {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(mutation.day));
        mutations.forEach(other -> days.add(other.day));
        List<String> line = calendar.moments.keySet().stream()
                .sorted(calendar.momentOrder())
                .toList();
        for (LocalDate day : days.tailSet(mutation.day)) {
            for (String moment : line.subList(line.indexOf(mutation.moment), line.size())) {
                check.check(
                        day,
                        moment,
                        mutations.stream()
                                .filter(other -> other != mutation && !other.day.isAfter(day))
                                .filter(other -> line.indexOf(other.moment) <= line.indexOf(moment))
                                .toList());
            }
        }
    }

    private static void requireReserveCovered(
            ModelPosting draw, List<ModelMutation> before, LocalDate day, String moment) {
        long booked = before.stream()
                .filter(ModelMutation::isCounted)
                .mapToLong(other -> sum(other.lines, line -> line.isWithin(draw)))
                .sum();
        long pending = before.stream()
                .filter(ModelMutation::isPending)
                .mapToLong(other -> sum(other.claims, draw::hasSameAccount))
                .sum();
        refuseIf(
                booked + pending + draw.thousands() < 0,
                "reserve-overdrawn %s %s %d on %s at %s: %d booked, %d pending, %d asked"
                        .formatted(
                                draw.item(),
                                draw.flow(),
                                draw.year(),
                                day,
                                moment,
                                booked,
                                pending,
                                -draw.thousands()));
    }
}
