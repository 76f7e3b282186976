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
    private final List<ModelMutation> dossiers;
    private final ModelCalendar calendar;
    private final Set<String> reserves;
    private final ModelStatedBalances statements;

    /** Looks at what the book goes on changing. */
    ModelAdmissionPolicy(
            List<ModelMutation> dossiers,
            ModelCalendar calendar,
            Set<String> reserves,
            ModelStatedBalances statements) {
        this.statements = statements;
        this.dossiers = dossiers;
        this.calendar = calendar;
        this.reserves = reserves;
    }

    /** Refuses for the first thing that keeps it from being booked as the book stands now. */
    void requireBookable(ModelMutation dossier, boolean fromDocument) {
        for (ModelPosting line : dossier.lines) {
            Command.OpenChapter chapter = calendar.chapters.get(line.chapter());
            refuseIf(chapter == null, "unknown-chapter");
            refuseIf(!ModelCalendar.within(chapter.validity(), line.year()), "chapter-not-valid");
        }
        if (dossier.takesBack == null && dossier.proposal.momentFrom() != null) {
            String from = dossier.proposal.momentFrom().toString();
            refuseIf(!calendar.moments.containsKey(from), "unknown-moment");
            refuseIf(calendar.momentOrder().compare(from, dossier.moment) > 0, "moment-span-turned");
        }
        for (String chapter : dossier.chapters()) {
            boolean amends =
                    dossier.takesBack == null && dossier.proposal.particulars().bill() != null;
            boolean act = calendar.adoptedOn(ModelCalendar.billOf(dossier.moment), chapter) != null;
            boolean closed = calendar.isClosed(dossier.moment, chapter) || (act && !amends);
            refuseIf(!fromDocument && closed, "moment-is-closed");
        }
        if (dossier.takesBack != null) {
            refuseIf(
                    calendar.momentOrder().compare(dossier.moment, dossier.takesBack.moment) < 0,
                    "reversed-in-earlier-moment");
            refuseIf(dossier.day.isBefore(dossier.takesBack.day), "reversed-on-earlier-day");
        }
        int first = ModelCalendar.year(dossier.moment);
        int last = ModelCalendar.lastYear(dossier.moment);
        boolean takesBackInItsYear = dossier.takesBack != null && ModelCalendar.year(dossier.takesBack.moment) == first;
        dossier.lines.forEach(line ->
                refuseIf(line.year() < first || (line.year() > last && !takesBackInItsYear), "year-outside-moment"));
        boolean ofMoment = dossier.day.equals(calendar.moments.get(dossier.moment));
        refuseIf(
                !ofMoment && (dossier.day.getYear() < first - 5 || dossier.day.getYear() > first + 5),
                "day-implausible");
        if (dossier.proposal.continuation().until() != null) {
            int until = dossier.proposal.continuation().until().value();
            int latest =
                    dossier.lines.stream().mapToInt(ModelPosting::year).max().orElseThrow();
            refuseIf(until < latest || until > first + 50, "until-implausible");
        }
        dossier.lines.forEach(line -> refuseIf(!calendar.exists(line.item(), line.year()), "unknown-item"));
        refuseIf(!fromDocument && dossier.kind.equals("PUBLISHED"), "only-from-document");
        new ModelKindPolicy(dossier, calendar, reserves).requireKindRule();
        requireAmendmentInTime(dossier);
        for (Succession link : dossier.links()) {
            for (String item : List.of(link.was().toString(), link.becomes().toString())) {
                refuseIf(!dossier.chapters().contains(item.split("/")[0]), "succession-elsewhere");
                refuseIf(!calendar.wasEverRegistered(item), "unknown-succession");
                refuseIf(dossier.takesBack == null && !touches(dossier, item), "succession-untouched");
            }
        }
        requireFirstOccurrence(dossier, "OPENING", "already-opened");
        requireFirstOccurrence(dossier, "EXTRAPOLATION", "extrapolated-before");
        for (ModelPosting account : statements.broughtBackBy(dossier).keySet()) {
            refuseIf(statements.statedBalance(account, dossier.moment).isPresent(), "stated-otherwise");
        }
        boolean draws = !draws(dossier, fromDocument).isEmpty();
        refuseIf(draws && dossier.kind.equals("OPENING"), "wrong-sign");
        if (draws) {
            requireReserveCovered(dossier, fromDocument);
        }
        if (dossier.kind.equals("RESERVATION")) {
            requireReserveNotBelowZero(dossier);
        }
        if (dossier.takesBack == null || dossier.takesBack.takesBack != null) {
            dossier.lines.forEach(line -> requireWithinTotal(dossier, line));
        }
    }

    /** A reversal of a reversal books its original again, which is refused only if the total grows by it. */
    private void requireWithinTotal(ModelMutation dossier, ModelPosting line) {
        List<ModelMutation> counting =
                dossiers.stream().filter(ModelMutation::isCounted).toList();
        long before = total(counting, line);
        long after = total(Stream.concat(counting.stream(), Stream.of(dossier)).toList(), line);
        boolean grows = dossier.takesBack == null || after > before;
        refuseIf(line.thousands() != 0 && before > Thousands.MAX_POSTING && grows, "chapter-total-too-large");
    }

    /** All postings on one account in one moment count as one change. */
    private static long total(List<ModelMutation> counting, ModelPosting line) {
        Map<String, Long> changes = new HashMap<>();
        for (ModelMutation dossier : counting) {
            for (ModelPosting booked : dossier.lines) {
                if (booked.chapter().equals(line.chapter())
                        && booked.flow().equals(line.flow())
                        && booked.year() == line.year()) {
                    changes.merge(booked.accountPath() + " " + dossier.moment, booked.thousands(), Long::sum);
                }
            }
        }
        return changes.values().stream()
                .filter(change -> Long.signum(change) == Long.signum(line.thousands()))
                .mapToLong(Math::abs)
                .sum();
    }

    /** Tries every day and every moment that the book knows for what becomes a reserve, in whatever flow and year. */
    private void requireReserveNotBelowZero(ModelMutation dossier) {
        Set<String> made =
                dossier.lines.stream().map(ModelPosting::accountPath).collect(Collectors.toCollection(TreeSet::new));
        made.removeAll(reserves);
        List<ModelMutation> counting = new ArrayList<>(List.of(dossier));
        dossiers.stream().filter(ModelMutation::isCounted).forEach(counting::add);
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
    private static boolean touches(ModelMutation dossier, String item) {
        for (ModelPosting line : dossier.lines) {
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

    private void requireAmendmentInTime(ModelMutation dossier) {
        if (dossier.takesBack != null || dossier.proposal.particulars().bill() == null) {
            return;
        }
        String bill = dossier.proposal.particulars().bill().toString();
        boolean ofIt = ModelCalendar.billOf(dossier.moment).equals(bill);
        refuseIf(!ofIt || dossier.moment.endsWith("-OWB"), "moment-not-of-bill");
        String chapter = dossier.chapters().iterator().next();
        LocalDate presentedOn = calendar.presentedOn(bill, chapter);
        LocalDate adoptedOn = calendar.adoptedOn(bill, chapter);
        refuseIf(presentedOn == null, "unknown-moment");
        refuseIf(dossier.day.isBefore(presentedOn), "amended-before-presented");
        refuseIf(adoptedOn != null && dossier.day.isAfter(adoptedOn), "amended-after-adopted");
    }

    /** Refuses what happens once to an account, and of which more counts already than was taken back. */
    private void requireFirstOccurrence(ModelMutation dossier, String happensOnce, String code) {
        for (ModelPosting asked : dossier.lines) {
            long counting = dossiers.stream()
                    .filter(other -> other.isCounted() && other.lines.stream().anyMatch(asked::hasSameAccount))
                    .mapToInt(other -> other.occurrences(happensOnce))
                    .sum();
            refuseIf(dossier.occurrences(happensOnce) > 0 && counting > 0, code);
        }
    }

    /** Draws on each reserve, in the order of the lines, chapter by chapter, a reserve before those below it. */
    List<ModelPosting> draws(ModelMutation dossier, boolean fromDocument) {
        if (fromDocument && List.of("OPENING", "PUBLISHED", "FINAL_BUDGET").contains(dossier.kind)) {
            return List.of();
        }
        Set<ModelPosting> touched = new LinkedHashSet<>();
        for (ModelPosting line : dossier.lines) {
            reserves.stream()
                    .filter(reserve -> isAtOrBelow(line.accountPath(), reserve))
                    .forEach(reserve -> touched.add(new ModelPosting(reserve, line.flow(), line.year(), 0)));
        }
        return touched.stream()
                .sorted(Comparator.comparing(ModelPosting::chapter))
                .map(on -> new ModelPosting(
                        on.item(), on.flow(), on.year(), sum(dossier.lines, line -> line.isWithin(on))))
                .filter(draw -> draw.thousands() < 0)
                .toList();
    }

    /** Tries every day and every moment that the book knows, from those of the dossier on. */
    private void requireReserveCovered(ModelMutation dossier, boolean fromDocument) {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(dossier.day));
        dossiers.forEach(other -> days.add(other.day));
        List<String> line = calendar.moments.keySet().stream()
                .sorted(calendar.momentOrder())
                .toList();
        for (ModelPosting draw : draws(dossier, fromDocument)) {
            for (LocalDate day : days.tailSet(dossier.day)) {
                for (String moment : line.subList(line.indexOf(dossier.moment), line.size())) {
                    List<ModelMutation> before = dossiers.stream()
                            .filter(other -> other != dossier && !other.day.isAfter(day))
                            .filter(other -> line.indexOf(other.moment) <= line.indexOf(moment))
                            .toList();
                    requireReserveCovered(draw, before, day, moment);
                }
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
