package nl.mutatieboek.domain.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.PublishedBalance;
import org.jspecify.annotations.Nullable;

/**
 * Plain model of the certainty of a balance: whether anything is missing, the worst basis and the coarsest precision.
 * Every query examines every line again.
 */
final class ModelCertaintyCalculator {
    private static final List<String> WORST_LAST =
            List.of("READ", "DERIVED", "SECONDARY", "PRESS", "INFERRED", "DISPUTED");

    private final List<ModelMutation> all;
    private final List<ModelMutation> counted;
    private final ModelCalendar calendar;
    private final List<PublishedBalance> published;
    private final @Nullable String upTo;

    ModelCertaintyCalculator(
            List<ModelMutation> mutations,
            ModelCalendar calendar,
            List<PublishedBalance> published,
            @Nullable LocalDate day,
            @Nullable String moment) {
        this.all = mutations;
        this.calendar = calendar;
        this.upTo = moment;
        this.counted = mutations.stream()
                .filter(ModelMutation::isCounted)
                .filter(mutation -> day == null || !mutation.day.isAfter(day))
                .filter(mutation -> isPresented(mutation.moment))
                .toList();
        this.published = published.stream()
                .filter(check -> isPresented(check.moment().toString()))
                .filter(check -> day == null
                        || !Objects.requireNonNull(
                                        calendar.moments.get(check.moment().toString()))
                                .isAfter(day))
                .toList();
    }

    private boolean isPresented(String moment) {
        return upTo == null || calendar.momentOrder().compare(moment, upTo) <= 0;
    }

    String describeCertainty(String item, String flow, int year) {
        ModelPosting account = new ModelPosting(item, flow, year, 0);
        return (isComplete(account) ? "complete " : "incomplete ") + worstBasis(account) + " "
                + coarsestPrecision(account);
    }

    private boolean isKnown(ModelPosting account) {
        return counted.stream().flatMap(mutation -> mutation.lines.stream()).anyMatch(line -> line.isWithin(account));
    }

    private boolean isComplete(ModelPosting account) {
        String item = account.item();
        if (!isKnown(account) || leavesRemainder(account)) {
            return false;
        }
        if (!item.contains("/")) {
            List<String> articles = calendar.partsOf(item, account.year());
            return !articles.isEmpty() && articles.stream().allMatch(article -> hasBase(withItem(account, article)));
        }
        return item.contains("~") || hasBase(account);
    }

    private static ModelPosting withItem(ModelPosting account, String item) {
        return new ModelPosting(item, account.flow(), account.year(), 0);
    }

    private boolean hasBase(ModelPosting account) {
        return hasBaseOfItsOwn(account, mutation -> true) || cameFromOthers(account);
    }

    private boolean hasBaseOfItsOwn(ModelPosting account, Predicate<ModelMutation> when) {
        boolean setApart = account.item().split("/").length > 2;
        int bases = countOnAccount(account, when, mutation -> openingCount(mutation, "OPENING"))
                + countOnAccount(account, when, mutation -> setApart ? openingCount(mutation, "RESERVATION") : 0)
                + counted.stream()
                        .filter(when)
                        .mapToInt(mutation -> statementCount(mutation, account))
                        .sum();
        return bases > 0 || isOpenedInAllParts(account, when);
    }

    private boolean isOpenedInAllParts(ModelPosting account, Predicate<ModelMutation> when) {
        List<String> parts = calendar.partsOf(account.item(), account.year());
        return !parts.isEmpty()
                && parts.stream()
                        .map(part -> withItem(account, part))
                        .allMatch(part -> countOnAccount(part, when, mutation -> openingCount(mutation, "OPENING")) > 0
                                || isOpenedInAllParts(part, when));
    }

    private interface MutationCounter {
        int countFor(ModelMutation mutation);
    }

    /** Number of openings, or other counted lines, on the account itself, less those reversed. */
    private int countOnAccount(ModelPosting account, Predicate<ModelMutation> when, MutationCounter raise) {
        return counted.stream()
                .filter(when)
                .mapToInt(mutation -> raise.countFor(mutation)
                        * (int) mutation.lines.stream()
                                .filter(line ->
                                        withItem(line, line.accountPath()).hasSameAccount(account))
                                .count())
                .sum();
    }

    private static int openingCount(ModelMutation mutation, String kind) {
        return mutation.takesBack == null
                ? mutation.kind.equals(kind) ? 1 : 0
                : -openingCount(mutation.takesBack, kind);
    }

    /** A statement is taken back in its own moment only. */
    private static int statementCount(ModelMutation mutation, ModelPosting account) {
        if (mutation.takesBack == null) {
            return (int) mutation.states.keySet().stream()
                    .filter(account::hasSameAccount)
                    .count();
        }
        return mutation.takesBack.moment.equals(mutation.moment) ? -statementCount(mutation.takesBack, account) : 0;
    }

    private boolean cameFromOthers(ModelPosting account) {
        List<ModelMutation> into = counted.stream()
                .filter(mutation -> openingCount(mutation, "REORGANISATION") > 0)
                .filter(mutation -> !predecessors(mutation, account.item()).isEmpty())
                .toList();
        Set<String> ever = into.stream()
                .flatMap(mutation -> predecessors(mutation, account.item()).stream())
                .collect(Collectors.toSet());
        boolean holds = ever.stream()
                .anyMatch(was -> counted.stream()
                                .filter(mutation ->
                                        predecessors(mutation, account.item()).contains(was))
                                .mapToInt(mutation -> openingCount(mutation, "REORGANISATION"))
                                .sum()
                        > 0);
        if (!holds) {
            return false;
        }
        String first = into.stream()
                .map(mutation -> mutation.moment)
                .min(calendar.momentOrder())
                .orElseThrow();
        Predicate<ModelMutation> before = mutation -> calendar.momentOrder().compare(mutation.moment, first) < 0;
        Integer validFrom = calendar.validFrom(account.item(), account.year());
        boolean existed = validFrom != null && validFrom < ModelCalendar.year(first);
        boolean touched = counted.stream()
                .filter(before)
                .flatMap(mutation -> mutation.lines.stream())
                .anyMatch(line -> ModelPosting.isAtOrBelow(line.accountPath(), account.item()));
        return !existed
                && !touched
                && ever.stream()
                        .allMatch(was -> was.split("/")[0].equals(account.chapter())
                                && hasBaseOfItsOwn(withItem(account, was), before));
    }

    private static Set<String> predecessors(ModelMutation mutation, String item) {
        return mutation.links().stream()
                .filter(link -> link.becomes().toString().equals(item))
                .map(link -> link.was().toString())
                .collect(Collectors.toSet());
    }

    /** Whether the last document that states anything at or below it states more than was read, or less. */
    private boolean leavesRemainder(ModelPosting account) {
        return published.stream()
                .filter(check -> ModelPosting.isAtOrBelow(check.item().toString(), account.item()))
                .filter(check -> check.flow().name().equals(account.flow())
                        && check.year().value() == account.year())
                .filter(check -> published.stream()
                        .noneMatch(later -> published.indexOf(later) != published.indexOf(check)
                                && later.item().equals(check.item())
                                && later.flow() == check.flow()
                                && later.year().equals(check.year())
                                && isLater(later, check)))
                .anyMatch(this::differsFromBook);
    }

    private boolean isLater(PublishedBalance one, PublishedBalance other) {
        int along = calendar.momentOrder()
                .compare(one.moment().toString(), other.moment().toString());
        return along > 0 || (along == 0 && published.indexOf(one) > published.indexOf(other));
    }

    private boolean differsFromBook(PublishedBalance check) {
        ModelPosting account = new ModelPosting(
                check.item().toString(), check.flow().name(), check.year().value(), 0);
        List<ModelMutation> then = counted.stream()
                .filter(mutation -> calendar.momentOrder()
                                .compare(mutation.moment, check.moment().toString())
                        <= 0)
                .toList();
        List<ModelPosting> own = then.stream()
                .flatMap(mutation -> mutation.lines.stream())
                .filter(line -> line.isWithin(account))
                .toList();
        if (own.isEmpty()) {
            return true;
        }
        long unread = check.thousands().value() - ModelPosting.sum(own, line -> true);
        return Math.abs(unread) > check.precision().thousands() / 2 + rounding(then, account);
    }

    /** By how much all rounded figures on an account may be off together; a figure and its reversal are off by nothing. */
    private long rounding(List<ModelMutation> then, ModelPosting account) {
        long margin = 0;
        for (ModelMutation root : all) {
            if (root.takesBack == null) {
                long one = root.proposal.precision().thousands() / 2;
                List<ModelPosting> figures = then.stream()
                        .filter(mutation -> root(mutation) == root)
                        .flatMap(mutation -> mutation.lines.stream())
                        .filter(line -> line.isWithin(account))
                        .toList();
                boolean oneFigure = root.proposal.kind().isZeroByRule();
                List<Predicate<ModelPosting>> groups = new ArrayList<>();
                if (oneFigure) {
                    groups.add(line -> true);
                } else {
                    figures.stream()
                            .map(ModelPosting::accountPath)
                            .distinct()
                            .forEach(at -> groups.add(line -> line.accountPath().equals(at)));
                }
                for (Predicate<ModelPosting> group : groups) {
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

    private static ModelMutation root(ModelMutation mutation) {
        return mutation.takesBack == null ? mutation : root(mutation.takesBack);
    }

    private String worstBasis(ModelPosting account) {
        List<String> left = WORST_LAST.stream()
                .filter(basis ->
                        countRemaining(account, posting -> basis(posting).equals(basis)) != 0)
                .toList();
        return !isKnown(account) ? "null" : left.isEmpty() ? "READ" : left.getLast();
    }

    /** A posting with the attributes of its mutation. */
    private record ModelPostingOrigin(ModelMutation mutation, Posting posting) {}

    private static String basis(ModelPostingOrigin said) {
        return (said.posting.basis() == null ? said.mutation.proposal.basis() : said.posting.basis()).name();
    }

    private String coarsestPrecision(ModelPosting account) {
        String coarsest = Stream.of(1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L)
                .filter(precision -> countRemaining(
                                account,
                                said -> said.mutation.proposal.precision().thousands() == precision)
                        != 0)
                .max(Comparator.naturalOrder())
                .orElse(1L)
                .toString();
        return isKnown(account) ? coarsest : "null";
    }

    /** Number of such lines on it or below it, less reversing ones. */
    private int countRemaining(ModelPosting account, Predicate<ModelPostingOrigin> such) {
        int left = 0;
        for (ModelMutation mutation : counted) {
            for (Posting posting : mutation.proposal.postings()) {
                if (ModelPosting.fromPosting(posting).isWithin(account)
                        && such.test(new ModelPostingOrigin(mutation, posting))) {
                    left += depth(mutation) % 2 == 0 ? 1 : -1;
                }
            }
        }
        return left;
    }

    private static int depth(ModelMutation mutation) {
        return mutation.takesBack == null ? 0 : 1 + depth(mutation.takesBack);
    }
}
