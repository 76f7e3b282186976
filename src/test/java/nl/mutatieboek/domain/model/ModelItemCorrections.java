package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelCalendar.within;
import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.PublishedBalance;

/**
 * Plain model of corrections of chapters, items and their names: each year that would be left out is checked
 * separately.
 */
final class ModelItemCorrections {
    private final ModelCalendar calendar;
    private final List<ModelMutation> mutations;
    private final List<PublishedBalance> published;
    private final ModelConstraints stated;
    private final int people;
    private final Map<String, String> proposers = new HashMap<>();
    private final Map<String, String> proposals = new HashMap<>();

    ModelItemCorrections(
            ModelCalendar calendar,
            List<ModelMutation> mutations,
            List<PublishedBalance> published,
            ModelConstraints stated,
            int people) {
        this.calendar = calendar;
        this.mutations = mutations;
        this.published = published;
        this.stated = stated;
        this.people = people;
    }

    void correct(ItemCommand.CorrectItem c, String person) {
        String path = c.item().toString();
        String code = path.split("/")[0];
        Command.OpenChapter chapter = calendar.chapters.get(code);
        refuseIf(chapter == null, "unknown-chapter");
        boolean whole = !path.contains("/");
        ItemCommand.RegisterItem known = whole
                ? new ItemCommand.RegisterItem(c.item(), chapter.name(), chapter.validity())
                : calendar.items.stream()
                        .filter(item -> item.item().equals(c.item())
                                && item.validity().from().equals(c.registeredFrom()))
                        .findFirst()
                        .orElse(null);
        refuseIf(known == null || !known.validity().from().equals(c.registeredFrom()), "item-not-registered-from");
        String name = c.name() == null ? known.name() : c.name();
        refuseIf(Objects.equals(name, known.name()) && c.validity().equals(known.validity()), "item-unchanged");
        for (ItemCommand.RegisterItem other : calendar.items) {
            boolean same = other.item().equals(c.item()) && other != known;
            refuseIf(
                    same && years().anyMatch(y -> within(other.validity(), y) && within(c.validity(), y)),
                    "item-exists");
        }
        if (!whole) {
            int first = c.validity().from().value();
            refuseIf(!within(chapter.validity(), first), "chapter-not-valid");
            refuseIf(!calendar.registered(path.substring(0, path.lastIndexOf('/')), first), "unknown-item");
        }
        IntPredicate leftOut = year -> within(known.validity(), year) && !within(c.validity(), year);
        for (ItemCommand.RegisterItem below : calendar.items) {
            boolean lies = below.item().toString().startsWith(path + "/");
            refuseIf(
                    lies && years().anyMatch(y -> leftOut.test(y) && within(below.validity(), y)),
                    "item-below-left-out");
        }
        refuseIf(usedYears(path, code).anyMatch(leftOut), "item-used");
        if (!isConfirmedBySecondPerson(
                "item " + path + " " + c.registeredFrom(), person, name + " " + c.validity() + c.reason())) {
            return;
        }
        if (whole) {
            calendar.chapters.put(
                    code, new Command.OpenChapter(chapter.chapter(), name, c.validity(), chapter.budgetStatement()));
        } else {
            calendar.items.remove(known);
            calendar.items.add(new ItemCommand.RegisterItem(c.item(), name, c.validity()));
        }
    }

    /** Years with postings on an item or below it; for a chapter also the years of its moments. */
    private IntStream usedYears(String path, String chapter) {
        boolean whole = !path.contains("/");
        Stream<String> used = Stream.concat(
                mutations.stream()
                        .filter(mutation -> mutation.isCounted()
                                || (mutation.isPending()
                                        && (mutation.chapter.equals(chapter)
                                                || mutation.claims.stream()
                                                        .anyMatch(claim ->
                                                                claim.chapter().equals(chapter)))))
                        .flatMap(mutation -> mutation.lines.stream()
                                .filter(line -> isAffected(line.item(), path))
                                .map(line -> line.year() + " " + mutation.moment)),
                published.stream()
                        .filter(one -> isAffected(one.item().toString(), path))
                        .map(one -> one.year() + " " + one.moment()));
        Stream<String> ofChapter = Stream.concat(calendar.closed.stream(), calendar.bills.presented.keySet().stream())
                .filter(sitting -> whole && sitting.endsWith(" " + chapter))
                .map(sitting -> sitting.substring(0, 4) + " " + sitting);
        Stream<String> statements = stated.uses()
                .filter(about -> isAffected(about.split(" ")[0], path))
                .map(about -> about.substring(about.indexOf(' ') + 1));
        return Stream.of(used, statements, ofChapter)
                .flatMap(uses -> uses)
                .flatMapToInt(use -> whole
                        ? IntStream.of(ModelCalendar.year(use), ModelCalendar.year(use.split(" ")[1]))
                        : IntStream.of(ModelCalendar.year(use)));
    }

    private static boolean isAffected(String item, String path) {
        String above = item.contains("/") ? item.substring(0, item.lastIndexOf('/')) : item;
        String last = item.substring(item.lastIndexOf('/') + 1);
        return last.equals("~")
                ? ModelPosting.isAtOrBelow(above, path)
                : Stream.of(last.split("~"))
                        .anyMatch(
                                code -> ModelPosting.isAtOrBelow(item.contains("/") ? above + "/" + code : item, path));
    }

    private static IntStream years() {
        return IntStream.rangeClosed(1814, 2199);
    }

    void correct(ItemCommand.CorrectItemName c, String person) {
        String item = c.item().toString();
        refuseIf(!calendar.chapters.containsKey(item.split("/")[0]), "unknown-chapter");
        ItemCommand.NameItem before = new ItemCommand.NameItem(c.item(), c.year(), c.name());
        ItemCommand.NameItem after = new ItemCommand.NameItem(c.item(), c.rightYear(), c.rightName());
        refuseIf(!calendar.names.contains(before) || calendar.wrongNames.contains(before), "not-named-so");
        refuseIf(before.equals(after), "item-unchanged");
        if (isConfirmedBySecondPerson("name " + item + " " + before, person, after + " " + c.reason())) {
            if (!calendar.names.contains(after)) {
                calendar.names.add(after);
            }
            calendar.wrongNames.add(before);
            calendar.wrongNames.remove(after);
        }
    }

    private boolean isConfirmedBySecondPerson(String about, String person, String what) {
        boolean same = what.equals(proposals.get(about));
        if (people == 2 && !same) {
            proposals.put(about, what);
            proposers.put(about, person);
            return false;
        }
        refuseIf(people == 2 && person.equals(proposers.get(about)), "item-correction-proposed-before");
        proposals.remove(about);
        proposers.remove(about);
        return true;
    }

    void withdraw(ItemCommand.WithdrawItemCorrections c, String person) {
        String item = c.item().toString();
        refuseIf(!calendar.chapters.containsKey(item.split("/")[0]), "unknown-chapter");
        List<String> about = proposals.keySet().stream()
                .filter(one -> one.split(" ")[1].equals(item))
                .toList();
        refuseIf(about.isEmpty(), "no-item-correction-proposed");
        List<String> own =
                about.stream().filter(one -> person.equals(proposers.get(one))).toList();
        refuseIf(own.isEmpty(), "item-correction-by-somebody-else");
        own.forEach(proposals::remove);
        own.forEach(proposers::remove);
    }
}
