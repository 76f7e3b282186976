package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.Line.below;
import static nl.mutatieboek.domain.model.Line.sum;
import static nl.mutatieboek.domain.model.Refused.refuseIf;

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
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Thousands;

/** Whether a dossier can be booked as the book stands now, plainly: asked at its proposal and once more at its last consent. */
final class PlainAdmission {
    private final List<Dossier> dossiers;
    private final PlainCalendar calendar;
    private final Set<String> reserves;
    private final PlainStatements statements;

    /** Looks at what the book goes on changing. */
    PlainAdmission(List<Dossier> dossiers, PlainCalendar calendar, Set<String> reserves, PlainStatements statements) {
        this.statements = statements;
        this.dossiers = dossiers;
        this.calendar = calendar;
        this.reserves = reserves;
    }

    /** Refuses for the first thing that keeps it from being booked as the book stands now. */
    void refuse(Dossier dossier, boolean fromDocument) {
        for (Line line : dossier.lines) {
            Command.OpenChapter chapter = calendar.chapters.get(line.chapter());
            refuseIf(chapter == null, "unknown-chapter");
            refuseIf(!PlainCalendar.within(chapter.validity(), line.year()), "chapter-not-valid");
        }
        if (dossier.takesBack == null && dossier.proposal.momentFrom() != null) {
            String from = dossier.proposal.momentFrom().toString();
            refuseIf(!calendar.moments.containsKey(from), "unknown-moment");
            refuseIf(calendar.line().compare(from, dossier.moment) > 0, "moment-span-turned");
        }
        for (String chapter : dossier.touched()) {
            boolean amends =
                    dossier.takesBack == null && dossier.proposal.particulars().bill() != null;
            boolean act = calendar.adoptedOn(PlainCalendar.bill(dossier.moment), chapter) != null;
            boolean closed = calendar.isClosed(dossier.moment, chapter) || (act && !amends);
            refuseIf(!fromDocument && closed, "moment-is-closed");
        }
        if (dossier.takesBack != null) {
            refuseIf(
                    calendar.line().compare(dossier.moment, dossier.takesBack.moment) < 0,
                    "reversed-in-earlier-moment");
            refuseIf(dossier.day.isBefore(dossier.takesBack.day), "reversed-on-earlier-day");
        }
        int first = PlainCalendar.year(dossier.moment);
        int last = PlainCalendar.lastYear(dossier.moment);
        boolean takesBackInItsYear = dossier.takesBack != null && PlainCalendar.year(dossier.takesBack.moment) == first;
        dossier.lines.forEach(line ->
                refuseIf(line.year() < first || (line.year() > last && !takesBackInItsYear), "year-outside-moment"));
        boolean ofMoment = dossier.day.equals(calendar.moments.get(dossier.moment));
        refuseIf(
                !ofMoment && (dossier.day.getYear() < first - 5 || dossier.day.getYear() > first + 5),
                "day-implausible");
        if (dossier.proposal.continuation().until() != null) {
            int until = dossier.proposal.continuation().until().value();
            int latest = dossier.lines.stream().mapToInt(Line::year).max().orElseThrow();
            refuseIf(until < latest || until > first + 50, "until-implausible");
        }
        dossier.lines.forEach(line -> refuseIf(!calendar.exists(line.item(), line.year()), "unknown-item"));
        refuseIf(!fromDocument && dossier.kind.equals("PUBLISHED"), "only-from-document");
        new PlainKinds(dossier, calendar, reserves).refuse();
        refuseAmendmentOutOfTime(dossier);
        for (Succession link : dossier.links()) {
            for (String item : List.of(link.was().toString(), link.becomes().toString())) {
                refuseIf(!dossier.touched().contains(item.split("/")[0]), "succession-elsewhere");
                refuseIf(!calendar.wasEverRegistered(item), "unknown-succession");
                refuseIf(dossier.takesBack == null && !touched(dossier, item), "succession-untouched");
            }
        }
        refuseAnew(dossier, "OPENING", "already-opened");
        refuseAnew(dossier, "EXTRAPOLATION", "extrapolated-before");
        for (Line account : statements.broughtBackBy(dossier).keySet()) {
            refuseIf(statements.of(account, dossier.moment).isPresent(), "stated-otherwise");
        }
        boolean draws = !draws(dossier, fromDocument).isEmpty();
        refuseIf(draws && dossier.kind.equals("OPENING"), "wrong-sign");
        if (draws) {
            refuseOverdrawing(dossier, fromDocument);
        }
        if (dossier.kind.equals("RESERVATION")) {
            refuseReserveBelowZero(dossier);
        }
        if (dossier.takesBack == null) {
            dossier.lines.forEach(this::refuseBeyondTotal);
        }
    }

    /** What is booked on one account in one moment counts as one change. */
    private void refuseBeyondTotal(Line line) {
        Map<String, Long> changes = new HashMap<>();
        for (Dossier dossier : dossiers) {
            for (Line booked : dossier.counts() ? dossier.lines : List.<Line>of()) {
                if (booked.chapter().equals(line.chapter())
                        && booked.flow().equals(line.flow())
                        && booked.year() == line.year()) {
                    changes.merge(booked.account() + " " + dossier.moment, booked.thousands(), Long::sum);
                }
            }
        }
        long total = changes.values().stream()
                .filter(change -> Long.signum(change) == Long.signum(line.thousands()))
                .mapToLong(Math::abs)
                .sum();
        refuseIf(line.thousands() != 0 && total > Thousands.LARGEST_POSTED, "chapter-total-too-large");
    }

    /** Tries every day and every moment that the book knows for what becomes a reserve, in whatever flow and year. */
    private void refuseReserveBelowZero(Dossier dossier) {
        Set<String> made = dossier.lines.stream().map(Line::account).collect(Collectors.toCollection(TreeSet::new));
        made.removeAll(reserves);
        List<Dossier> counting = new ArrayList<>(List.of(dossier));
        dossiers.stream().filter(Dossier::counts).forEach(counting::add);
        for (String item : made) {
            for (Dossier of : counting) {
                for (Line line : of.lines) {
                    Line on = new Line(item, line.flow(), line.year(), 0);
                    for (Dossier at : counting) {
                        for (String moment : calendar.moments.keySet()) {
                            long there = counting.stream()
                                    .filter(one -> !one.day.isAfter(at.day))
                                    .filter(one -> calendar.line().compare(one.moment, moment) <= 0)
                                    .mapToLong(one -> sum(one.lines, o -> o.on(on)))
                                    .sum();
                            refuseIf(there < 0, "reserve-below-zero");
                        }
                    }
                }
            }
        }
    }

    /** One of the items that a line names, or one above it, or one below it. */
    private static boolean touched(Dossier dossier, String item) {
        for (Line line : dossier.lines) {
            String account = line.account();
            String above = account.contains("/") ? account.substring(0, account.lastIndexOf('/') + 1) : "";
            for (String code : account.substring(above.length()).split("~")) {
                if (below(above + code, item) || below(item, above + code)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void refuseAmendmentOutOfTime(Dossier dossier) {
        if (dossier.takesBack != null || dossier.proposal.particulars().bill() == null) {
            return;
        }
        String bill = dossier.proposal.particulars().bill().toString();
        boolean ofIt = PlainCalendar.bill(dossier.moment).equals(bill);
        refuseIf(!ofIt || dossier.moment.endsWith("-OWB"), "moment-not-of-bill");
        String chapter = dossier.touched().iterator().next();
        LocalDate presentedOn = calendar.presentedOn(bill, chapter);
        LocalDate adoptedOn = calendar.adoptedOn(bill, chapter);
        refuseIf(presentedOn == null, "unknown-moment");
        refuseIf(dossier.day.isBefore(presentedOn), "amended-before-presented");
        refuseIf(adoptedOn != null && dossier.day.isAfter(adoptedOn), "amended-after-adopted");
    }

    /** Refuses what happens once to an account, and of which more counts already than was taken back. */
    private void refuseAnew(Dossier dossier, String happensOnce, String code) {
        for (Line asked : dossier.lines) {
            long counting = dossiers.stream()
                    .filter(other -> other.counts() && other.lines.stream().anyMatch(asked::sameAccount))
                    .mapToInt(other -> other.raises(happensOnce))
                    .sum();
            refuseIf(dossier.raises(happensOnce) > 0 && counting > 0, code);
        }
    }

    /** What it takes from each reserve, in the order of its lines, chapter by chapter, a reserve before those below it. */
    List<Line> draws(Dossier dossier, boolean fromDocument) {
        if (fromDocument && List.of("OPENING", "PUBLISHED", "FINAL_BUDGET").contains(dossier.kind)) {
            return List.of();
        }
        Set<Line> touched = new LinkedHashSet<>();
        for (Line line : dossier.lines) {
            reserves.stream()
                    .filter(reserve -> below(line.account(), reserve))
                    .forEach(reserve -> touched.add(new Line(reserve, line.flow(), line.year(), 0)));
        }
        return touched.stream()
                .sorted(Comparator.comparing(Line::chapter))
                .map(on -> new Line(on.item(), on.flow(), on.year(), sum(dossier.lines, line -> line.on(on))))
                .filter(draw -> draw.thousands() < 0)
                .toList();
    }

    /** Tries every day and every moment that the book knows, from those of the dossier on. */
    private void refuseOverdrawing(Dossier dossier, boolean fromDocument) {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(dossier.day));
        dossiers.forEach(other -> days.add(other.day));
        List<String> line =
                calendar.moments.keySet().stream().sorted(calendar.line()).toList();
        for (Line draw : draws(dossier, fromDocument)) {
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
