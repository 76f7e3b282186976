package nl.mutatieboek.domain.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.PublishedBalance;
import org.jspecify.annotations.Nullable;

/**
 * How sure a balance is, plainly: whether anything of it is missing, the worst basis and the coarsest precision of what counts.
 * Each line is looked at again for every question.
 */
final class PlainSureness {
    private static final List<String> WORST_LAST =
            List.of("READ", "DERIVED", "SECONDARY", "PRESS", "INFERRED", "DISPUTED");

    private final List<Dossier> all;
    private final List<Dossier> counted;
    private final PlainCalendar calendar;
    private final List<PublishedBalance> published;
    private final @Nullable String upTo;

    PlainSureness(
            List<Dossier> dossiers,
            PlainCalendar calendar,
            List<PublishedBalance> published,
            @Nullable LocalDate day,
            @Nullable String moment) {
        this.all = dossiers;
        this.calendar = calendar;
        this.upTo = moment;
        this.counted = dossiers.stream()
                .filter(Dossier::counts)
                .filter(dossier -> day == null || !dossier.day.isAfter(day))
                .filter(dossier -> isPresented(dossier.moment))
                .toList();
        this.published = published.stream()
                .filter(check -> isPresented(check.moment().toString()))
                .toList();
    }

    private boolean isPresented(String moment) {
        return upTo == null || calendar.line().compare(moment, upTo) <= 0;
    }

    String of(String item, String flow, int year) {
        Line account = new Line(item, flow, year, 0);
        return (isComplete(account) ? "complete " : "incomplete ") + worst(account) + " " + coarsest(account);
    }

    private boolean isKnown(Line account) {
        return counted.stream().flatMap(dossier -> dossier.lines.stream()).anyMatch(line -> line.on(account));
    }

    private boolean isComplete(Line account) {
        String item = account.item();
        if (!isKnown(account) || leavesRemainder(account)) {
            return false;
        }
        if (!item.contains("/")) {
            List<String> articles = calendar.partsOf(item, account.year());
            return !articles.isEmpty() && articles.stream().allMatch(article -> hasBase(at(account, article)));
        }
        return item.contains("~") || hasBase(account);
    }

    private static Line at(Line account, String item) {
        return new Line(item, account.flow(), account.year(), 0);
    }

    private boolean hasBase(Line account) {
        return hasBaseOfItsOwn(account, dossier -> true) || cameFromOthers(account);
    }

    private boolean hasBaseOfItsOwn(Line account, Predicate<Dossier> when) {
        boolean setApart = account.item().split("/").length > 2;
        int bases = times(account, when, dossier -> raises(dossier, "OPENING"))
                + times(account, when, dossier -> setApart ? raises(dossier, "RESERVATION") : 0)
                + counted.stream()
                        .filter(when)
                        .mapToInt(dossier -> states(dossier, account))
                        .sum();
        return bases > 0 || isOpenedInAllParts(account, when);
    }

    private boolean isOpenedInAllParts(Line account, Predicate<Dossier> when) {
        List<String> parts = calendar.partsOf(account.item(), account.year());
        return !parts.isEmpty()
                && parts.stream()
                        .map(part -> at(account, part))
                        .allMatch(part -> times(part, when, dossier -> raises(dossier, "OPENING")) > 0
                                || isOpenedInAllParts(part, when));
    }

    private interface Raise {
        int by(Dossier dossier);
    }

    /** How many lines on the account itself were opened, or whatever it is that raises, less those taken back. */
    private int times(Line account, Predicate<Dossier> when, Raise raise) {
        return counted.stream()
                .filter(when)
                .mapToInt(dossier -> raise.by(dossier)
                        * (int) dossier.lines.stream()
                                .filter(line -> at(line, line.account()).sameAccount(account))
                                .count())
                .sum();
    }

    private static int raises(Dossier dossier, String kind) {
        return dossier.takesBack == null ? dossier.kind.equals(kind) ? 1 : 0 : -raises(dossier.takesBack, kind);
    }

    /** A statement is taken back in its own moment only. */
    private static int states(Dossier dossier, Line account) {
        if (dossier.takesBack == null) {
            return (int) dossier.states.keySet().stream()
                    .filter(account::sameAccount)
                    .count();
        }
        return dossier.takesBack.moment.equals(dossier.moment) ? -states(dossier.takesBack, account) : 0;
    }

    private boolean cameFromOthers(Line account) {
        List<Dossier> into = counted.stream()
                .filter(dossier -> raises(dossier, "REORGANISATION") > 0)
                .filter(dossier -> !predecessors(dossier, account.item()).isEmpty())
                .toList();
        Set<String> ever = into.stream()
                .flatMap(dossier -> predecessors(dossier, account.item()).stream())
                .collect(Collectors.toSet());
        boolean holds = ever.stream()
                .anyMatch(was -> counted.stream()
                                .filter(dossier ->
                                        predecessors(dossier, account.item()).contains(was))
                                .mapToInt(dossier -> raises(dossier, "REORGANISATION"))
                                .sum()
                        > 0);
        if (!holds) {
            return false;
        }
        String first = into.stream()
                .map(dossier -> dossier.moment)
                .min(calendar.line())
                .orElseThrow();
        Predicate<Dossier> before = dossier -> calendar.line().compare(dossier.moment, first) < 0;
        Integer validFrom = calendar.validFrom(account.item(), account.year());
        boolean existed = validFrom != null && validFrom < PlainCalendar.year(first);
        boolean touched = counted.stream()
                .filter(before)
                .flatMap(dossier -> dossier.lines.stream())
                .anyMatch(line -> Line.below(line.account(), account.item()));
        return !existed
                && !touched
                && ever.stream()
                        .allMatch(was -> was.split("/")[0].equals(account.chapter())
                                && hasBaseOfItsOwn(at(account, was), before));
    }

    private static Set<String> predecessors(Dossier dossier, String item) {
        return dossier.links().stream()
                .filter(link -> link.becomes().toString().equals(item))
                .map(link -> link.was().toString())
                .collect(Collectors.toSet());
    }

    /** Whether the last document that states anything at or below it states more than was read, or less. */
    private boolean leavesRemainder(Line account) {
        return published.stream()
                .filter(check -> Line.below(check.item().toString(), account.item()))
                .filter(check -> check.flow().name().equals(account.flow())
                        && check.year().value() == account.year())
                .filter(check -> published.stream()
                        .noneMatch(later -> published.indexOf(later) != published.indexOf(check)
                                && later.item().equals(check.item())
                                && later.flow() == check.flow()
                                && later.year().equals(check.year())
                                && isLater(later, check)))
                .anyMatch(this::isOff);
    }

    private boolean isLater(PublishedBalance one, PublishedBalance other) {
        int along =
                calendar.line().compare(one.moment().toString(), other.moment().toString());
        return along > 0 || (along == 0 && published.indexOf(one) > published.indexOf(other));
    }

    private boolean isOff(PublishedBalance check) {
        Line account = new Line(
                check.item().toString(), check.flow().name(), check.year().value(), 0);
        List<Dossier> then = counted.stream()
                .filter(dossier ->
                        calendar.line().compare(dossier.moment, check.moment().toString()) <= 0)
                .toList();
        List<Line> own = then.stream()
                .flatMap(dossier -> dossier.lines.stream())
                .filter(line -> line.on(account))
                .toList();
        if (own.isEmpty()) {
            return true;
        }
        long unread = check.thousands().value() - Line.sum(own, line -> true);
        return Math.abs(unread) > check.precision().thousands() / 2 + rounding(then, account);
    }

    /** By how much all rounded figures on an account may be off together; a figure and its reversal are off by nothing. */
    private long rounding(List<Dossier> then, Line account) {
        long margin = 0;
        for (Dossier root : all) {
            if (root.takesBack == null) {
                long one = root.proposal.precision().thousands() / 2;
                List<Line> figures = then.stream()
                        .filter(dossier -> root(dossier) == root)
                        .flatMap(dossier -> dossier.lines.stream())
                        .filter(line -> line.on(account))
                        .toList();
                boolean oneFigure = root.proposal.kind().isZeroByRule();
                List<Predicate<Line>> groups = new ArrayList<>();
                if (oneFigure) {
                    groups.add(line -> true);
                } else {
                    figures.stream()
                            .map(Line::account)
                            .distinct()
                            .forEach(at -> groups.add(line -> line.account().equals(at)));
                }
                for (Predicate<Line> group : groups) {
                    margin += one
                            * Math.abs(figures.stream()
                                    .filter(group)
                                    .mapToLong(line -> Long.signum(line.thousands()))
                                    .sum());
                }
            }
        }
        return margin;
    }

    private static Dossier root(Dossier dossier) {
        return dossier.takesBack == null ? dossier : root(dossier.takesBack);
    }

    private String worst(Line account) {
        List<String> left = WORST_LAST.stream()
                .filter(basis -> left(account, posting -> basis(posting).equals(basis)) != 0)
                .toList();
        return !isKnown(account) ? "null" : left.isEmpty() ? "READ" : left.getLast();
    }

    /** A posting with what its dossier says of it. */
    private record Said(Dossier dossier, Posting posting) {}

    private static String basis(Said said) {
        return (said.posting.basis() == null ? said.dossier.proposal.basis() : said.posting.basis()).name();
    }

    private String coarsest(Line account) {
        String coarsest = Stream.of(1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L)
                .filter(precision ->
                        left(account, said -> said.dossier.proposal.precision().thousands() == precision) != 0)
                .max(Comparator.naturalOrder())
                .orElse(1L)
                .toString();
        return isKnown(account) ? coarsest : "null";
    }

    /** How many lines on it or below are such, less those that take one back. */
    private int left(Line account, Predicate<Said> such) {
        int left = 0;
        for (Dossier dossier : counted) {
            for (Posting posting : dossier.proposal.postings()) {
                if (Line.of(posting).on(account) && such.test(new Said(dossier, posting))) {
                    left += depth(dossier) % 2 == 0 ? 1 : -1;
                }
            }
        }
        return left;
    }

    private static int depth(Dossier dossier) {
        return dossier.takesBack == null ? 0 : 1 + depth(dossier.takesBack);
    }
}
