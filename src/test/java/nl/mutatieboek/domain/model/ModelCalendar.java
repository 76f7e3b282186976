package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.Validity;

/** Plain model of moments, chapters and registered items. */
final class ModelCalendar {
    private static final List<String> DOCUMENTS = List.of("OWB", "NVW", "ISB", "VB", "O1", "SBS", "O2", "SW");

    private final int momentPeople;
    final Map<String, LocalDate> moments = new TreeMap<>();
    final Map<String, Command.OpenChapter> chapters = new TreeMap<>();
    final List<ItemCommand.RegisterItem> items = new ArrayList<>();
    final List<ItemCommand.NameItem> names = new ArrayList<>();
    /** The replaced facts. */
    final Set<ItemCommand.NameItem> wrongNames = new HashSet<>();

    final Set<String> closed = new HashSet<>();
    /** The pending change of a moment or bill of a chapter, and its proposer. */
    private final Map<String, ModelPendingChange> wanted = new HashMap<>();

    private record ModelPendingChange(String person, String what) {}

    /** The ended embargoes with their scope: {@code 2026-OWB XX}, or {@code 2026-OWB *} for every chapter. */
    final Map<String, String> lifted = new HashMap<>();

    /** The registration of a moment: its day, whether assumed, its time, and whether its embargo was over then. */
    private final Map<String, String> said = new HashMap<>();

    private final Instant now;
    final LocalDate today;
    final ModelBills bills = new ModelBills(this);

    ModelCalendar(int momentPeople, Instant now) {
        this.momentPeople = momentPeople;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneId.of("Europe/Amsterdam"));
    }

    void register(CalendarCommand.RegisterMoment c) {
        String moment = c.moment().toString();
        refuseIf(moments.containsKey(moment), "moment-exists");
        refuseIf(!plausible(moment, c.submittedOn()), "implausible-date");
        boolean elsewhere = c.publicAt() != null
                && !LocalDate.ofInstant(c.publicAt(), ZoneId.of("Europe/Amsterdam"))
                        .equals(c.submittedOn());
        refuseIf(elsewhere, "public-on-another-day");
        moments.put(moment, c.submittedOn());
        boolean over = c.publicAt() == null
                ? c.submittedOn().isBefore(today)
                : !c.publicAt().isAfter(now);
        if ((!c.assumed() || c.forDocument()) && over) {
            lifted.put(moment + " *", "over");
        } else if (!c.forDocument()) {
            boolean hides =
                    lifted.keySet().stream().anyMatch(other -> momentOrder().compare(moment, other.split(" ")[0]) < 0);
            if (hides) {
                moments.remove(moment);
            }
            refuseIf(hides, "assumed-before-visible");
        }
        boolean ended = (!c.assumed() || c.forDocument()) && over;
        said.put(moment, c.submittedOn() + " " + c.assumed() + " " + c.publicAt() + " " + ended);
    }

    /** Says something else of a moment, which keeps its place among the others. */
    void correct(CalendarCommand.CorrectMoment c, String person) {
        String moment = c.moment().toString();
        refuseIf(!moments.containsKey(moment), "unknown-moment");
        boolean over = !c.assumed()
                && (c.publicAt() == null
                        ? c.submittedOn().isBefore(today)
                        : !c.publicAt().isAfter(now));
        String says = c.submittedOn() + " " + c.assumed() + " " + c.publicAt() + " " + over;
        refuseIf(says.equals(said.get(moment)), "nothing-to-correct");
        refuseIf(!plausible(moment, c.submittedOn()), "implausible-date");
        boolean elsewhere = c.publicAt() != null
                && !LocalDate.ofInstant(c.publicAt(), ZoneId.of("Europe/Amsterdam"))
                        .equals(c.submittedOn());
        refuseIf(elsewhere, "public-on-another-day");
        List<String> before = moments.keySet().stream().sorted(momentOrder()).toList();
        LocalDate day = moments.put(moment, c.submittedOn());
        List<String> after = moments.keySet().stream().sorted(momentOrder()).toList();
        boolean hides =
                lifted.keySet().stream().anyMatch(other -> momentOrder().compare(moment, other.split(" ")[0]) < 0);
        moments.put(moment, day);
        refuseIf(!before.equals(after), "moment-would-pass");
        refuseIf(!over && hides, "assumed-before-visible");
        ModelPendingChange proposed = wanted.get("moment " + moment);
        String what = says + " " + c.reason();
        boolean same = momentPeople == 2 && proposed != null && proposed.what().equals(what);
        refuseIf(same && proposed.person().equals(person), "correction-proposed-before");
        if (isConfirmedBySecondPerson("moment " + moment, person, what)) {
            moments.put(moment, c.submittedOn());
            said.put(moment, says);
            lifted.remove(moment + " *", "over");
            if (over) {
                lifted.putIfAbsent(moment + " *", "over");
            }
        }
    }

    void withdrawCorrection(String moment) {
        refuseIf(!moments.containsKey(moment), "unknown-moment");
        refuseIf(wanted.remove("moment " + moment) == null, "no-correction-proposed");
    }

    static boolean plausible(String moment, LocalDate day) {
        int years = day.getYear() - year(moment);
        return switch (moment.split("-")[1]) {
            case "OWB", "NVW", "VB" -> years == -1 || years == 0;
            case "ISB" -> years >= -1 && years <= 1;
            case "SW" -> years == 1 || years == 2;
            default -> years == 0;
        };
    }

    /** Whether no embargo hides a moment: neither its own nor that of an earlier moment. */
    boolean isPublic(String moment, String chapter) {
        return moments.keySet().stream()
                .filter(other -> momentOrder().compare(other, moment) <= 0)
                .allMatch(other -> isLifted(other, chapter));
    }

    /** Whether the embargo of a moment itself is over. */
    boolean isLifted(String moment, String chapter) {
        return lifted.containsKey(moment + " *") || lifted.containsKey(moment + " " + chapter);
    }

    /** A document of a moment that is over ends its embargo; of one to come, that of its own chapters. */
    void recordImport(String moment, Iterable<String> of) {
        if (!lifted.containsKey(moment + " *")) {
            if (moments.get(moment).isBefore(today)) {
                lifted.put(moment + " *", "document");
            } else {
                of.forEach(chapter -> lifted.putIfAbsent(moment + " " + chapter, "document"));
            }
        }
    }

    void open(Command.OpenChapter c) {
        refuseIf(chapters.putIfAbsent(c.chapter().value(), c) != null, "chapter-exists");
    }

    void register(ItemCommand.RegisterItem c) {
        String path = c.item().toString();
        int from = c.validity().from().value();
        refuseIf(path.contains("~"), "open-item-never-registered");
        Command.OpenChapter chapter = chapters.get(path.split("/")[0]);
        refuseIf(chapter == null, "unknown-chapter");
        refuseIf(!path.contains("/"), "chapter-exists");
        for (ItemCommand.RegisterItem item : items) {
            boolean overlap = within(item.validity(), from)
                    || within(c.validity(), item.validity().from().value());
            refuseIf(item.item().toString().equals(path) && overlap, "item-exists");
        }
        refuseIf(!within(chapter.validity(), from), "chapter-not-valid");
        refuseIf(!registered(path.substring(0, path.lastIndexOf('/')), from), "unknown-item");
        if (c.source() != null && !c.source().evenIfAlike() && !wasEverRegistered(path)) {
            refuseIf(namedItems().anyMatch(other -> ModelSimilarItemMatcher.isSimilar(c, other)), "item-looks-like");
        }
        items.add(c);
    }

    /** The items with each of their names; an item that a file registers has none of its own. */
    private Stream<ModelSimilarItemMatcher.ModelNamedItem> namedItems() {
        return Stream.concat(
                items.stream()
                        .map(item -> new ModelSimilarItemMatcher.ModelNamedItem(
                                item.item(), item.source() == null ? item.name() : null)),
                names.stream()
                        .filter(name -> !wrongNames.contains(name))
                        .map(name -> new ModelSimilarItemMatcher.ModelNamedItem(name.item(), name.name())));
    }

    void name(ItemCommand.NameItem c) {
        String path = c.item().toString();
        refuseIf(path.contains("~"), "open-item-never-registered");
        refuseIf(!chapters.containsKey(path.split("/")[0]), "unknown-chapter");
        refuseIf(path.contains("/") && !wasEverRegistered(path), "unknown-item");
        refuseIf(names.contains(c), "named-before");
        names.add(c);
    }

    void close(Command.CloseMoment c, String person) {
        String sitting = momentChapterKey(c.moment(), c.chapter());
        refuseIf(closed.contains(sitting), "moment-is-closed");
        if (isConfirmedBySecondPerson("closing " + sitting, person, "close")) {
            closed.add(sitting);
        }
    }

    void reopen(Command.ReopenMoment c, String person) {
        String sitting = momentChapterKey(c.moment(), c.chapter());
        refuseIf(!closed.contains(sitting), "moment-is-open");
        if (isConfirmedBySecondPerson("closing " + sitting, person, c.reason())) {
            closed.remove(sitting);
        }
    }

    /** Another person confirms the same change; a different change replaces the pending one. */
    boolean isConfirmedBySecondPerson(String about, String person, String what) {
        ModelPendingChange before = wanted.get(about);
        if (momentPeople == 2 && (before == null || !before.what().equals(what))) {
            wanted.put(about, new ModelPendingChange(person, what));
            return false;
        }
        refuseIf(momentPeople == 2 && before.person().equals(person), "second-person-asked");
        wanted.remove(about);
        return true;
    }

    void withdraw(Command.WithdrawMomentChange c, String person) {
        String sitting = momentChapterKey(c.moment(), c.chapter());
        boolean any = false;
        boolean own = false;
        for (String about : List.of("closing " + sitting, "bill " + sitting)) {
            ModelPendingChange before = wanted.get(about);
            any |= before != null;
            if (before != null && before.person().equals(person)) {
                own = true;
                wanted.remove(about);
            }
        }
        refuseIf(!any, "nothing-proposed");
        refuseIf(!own, "proposed-by-somebody-else");
    }

    String momentChapterKey(Object moment, Object chapter) {
        refuseIf(!chapters.containsKey(chapter.toString()), "unknown-chapter");
        refuseIf(!moments.containsKey(moment.toString()), "unknown-moment");
        return moment + " " + chapter;
    }

    boolean isClosed(String moment, String chapter) {
        return closed.contains(moment + " " + chapter);
    }

    boolean exists(String item, int year) {
        String above = item.substring(0, item.lastIndexOf('/'));
        String last = item.substring(item.lastIndexOf('/') + 1);
        return last.equals("~")
                ? registered(above, year)
                : List.of(last.split("~")).stream().allMatch(one -> registered(above + "/" + one, year));
    }

    /** The registered items directly below another that exist in a year, by path. */
    List<String> partsOf(String above, int year) {
        return items.stream()
                .filter(item -> within(item.validity(), year))
                .map(item -> item.item().toString())
                .filter(item -> item.substring(0, item.lastIndexOf('/')).equals(above))
                .toList();
    }

    /** From which year on a code means what it means in this one; null where it means nothing then. */
    Integer validFrom(String path, int year) {
        return items.stream()
                .filter(item -> item.item().toString().equals(path) && within(item.validity(), year))
                .map(item -> item.validity().from().value())
                .findFirst()
                .orElse(null);
    }

    /** In any year. */
    boolean wasEverRegistered(String path) {
        return items.stream().anyMatch(item -> item.item().toString().equals(path));
    }

    boolean registered(String path, int year) {
        return !path.contains("/")
                || (items.stream()
                                .filter(item -> item.item().toString().equals(path))
                                .anyMatch(item -> within(item.validity(), year))
                        && registered(path.substring(0, path.lastIndexOf('/')), year));
    }

    static boolean within(Validity validity, int year) {
        return validity.from().value() <= year
                && (validity.until() == null || year <= validity.until().value());
    }

    Comparator<String> momentOrder() {
        return Comparator.comparing((String moment) -> moments.get(moment))
                .thenComparing(ModelCalendar::year)
                .thenComparing(moment -> DOCUMENTS.indexOf(moment.split("-")[1]))
                .thenComparing(moment -> moment.split("-").length > 2 ? Integer.parseInt(moment.split("-")[2]) : 0);
    }

    static int year(String moment) {
        return Integer.parseInt(moment.substring(0, 4));
    }

    static int lastYear(String moment) {
        return switch (moment.split("-")[1]) {
            case "SBS", "O2", "SW" -> year(moment);
            case "O1" -> year(moment) < 2024 ? year(moment) + 4 : year(moment) + 5;
            default -> year(moment) + 4;
        };
    }
}
