package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownItem;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureQueries.PendingItemCorrection;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.CalendarEvent.CeilingRecorded;
import nl.mutatieboek.domain.DefaultMarkEvent.DefaultMarksSet;
import nl.mutatieboek.domain.Event.ItemNamed;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** The structure of the book at one ledger number. */
public final class StructureSnapshot {
    /** The structure of an empty book. */
    static final StructureSnapshot EMPTY =
            new StructureSnapshot(new ItemRegistrationState(), List.of(), List.of(), List.of(), List.of(), List.of());

    private final List<KnownChapter> chapters;
    private final List<KnownItem> sortedItems;
    private final List<KnownMoment> moments;
    private final Map<ItemPath, List<KnownItem>> items = new HashMap<>();
    private final Map<ItemPath, List<ItemPath>> below = new HashMap<>();
    private final ItemRegistrationState registry;
    private final YearlyItemNames names;
    private final List<SuccessionChange> lineage;
    private final Map<ItemPath, List<SuccessionChange>> successions;
    private final List<KnownBill> bills;
    private final BudgetConstraintHistory constraints;
    private final List<CeilingRecorded> ceilings;
    private final MomentCalendar calendar;

    StructureSnapshot(
            ItemRegistrationState registry,
            List<KnownMoment> moments,
            List<KnownBill> bills,
            List<SuccessionChange> lineage,
            List<BudgetConstraintEvent> constraints,
            List<CeilingRecorded> ceilings) {
        this.constraints = new BudgetConstraintHistory(constraints);
        this.ceilings = List.copyOf(ceilings);
        this.bills = List.copyOf(bills);
        this.lineage = List.copyOf(lineage);
        this.successions = this.lineage.stream()
                .collect(Collectors.groupingBy(change -> change.link().becomes()));
        this.registry = registry;
        this.names = new YearlyItemNames(registry.chapters(), registry.items(), registry.names());
        this.chapters = registry.chapters().stream()
                .map(chapter -> chapter.withName(
                        names.lastName(ItemPath.of(chapter.code())).orElse(null)))
                .sorted(Comparator.comparing(KnownChapter::code, ChapterCodeComparator.OFFICIAL))
                .toList();
        this.sortedItems = registry.items().stream()
                .map(item -> item.withName(
                        names.nameIn(item.path(), item.validity().from()).orElse(null)))
                .sorted(Comparator.comparing(KnownItem::path, ItemPathComparator.PATHS)
                        .thenComparing(item -> item.validity().from()))
                .toList();
        this.calendar = calendar(moments);
        this.moments = moments.stream()
                .sorted(Comparator.comparing(KnownMoment::moment, calendar.momentOrder()))
                .toList();
        for (KnownItem item : sortedItems) {
            List<KnownItem> sameCode = this.items.computeIfAbsent(item.path(), p -> new ArrayList<>());
            if (sameCode.isEmpty()) {
                below.computeIfAbsent(item.path().parent(), p -> new ArrayList<>())
                        .add(item.path());
            }
            sameCode.add(item);
        }
    }

    private static MomentCalendar calendar(List<KnownMoment> moments) {
        MomentCalendar calendar = MomentCalendar.EMPTY;
        for (KnownMoment known : moments) {
            calendar = calendar.evolve(new CalendarEvent.MomentRegistered(
                    known.moment(), known.submittedOn(), known.assumed(), known.publicAt(), false));
        }
        return calendar;
    }

    /** Returns all chapters, ordered by code. */
    public List<KnownChapter> chapters() {
        return chapters;
    }

    /** Returns all registered items, as people list them; those of one path by first year. */
    public List<KnownItem> items() {
        return sortedItems;
    }

    /** Returns the registrations of an item, by first year. */
    public List<KnownItem> registrations(ItemPath item) {
        return List.copyOf(items.getOrDefault(item, List.of()));
    }

    /** Returns the names of a chapter or an item that were recorded for a budget year, by year and name. */
    public List<ItemNamed> namesByYear(ItemPath item) {
        return registry.names().stream()
                .filter(named -> named.item().equals(item))
                .sorted(Comparator.comparing(ItemNamed::year).thenComparing(ItemNamed::name))
                .toList();
    }

    /** Returns the corrections of a chapter or an item that await a second person. */
    public List<PendingItemCorrection> pendingCorrections(ItemPath item) {
        return registry.pending().stream()
                .filter(pending -> pending.item().equals(item))
                .toList();
    }

    /** Returns all moments in their order. */
    public List<KnownMoment> moments() {
        return moments;
    }

    /** Returns the last moment that was submitted by a day; null if there is none. */
    public @Nullable Moment findLastSubmitted(LocalDate day) {
        return moments.reversed().stream()
                .filter(known -> !known.submittedOn().isAfter(day))
                .map(KnownMoment::moment)
                .findFirst()
                .orElse(null);
    }

    /** Returns the last budget before a moment; null if there is none. */
    public @Nullable Moment findBudgetBefore(@Nullable Moment moment) {
        return moments.reversed().stream()
                .map(KnownMoment::moment)
                .filter(one -> moment != null
                        && one.code() == Moment.Code.OWB
                        && momentOrder().compare(one, moment) < 0)
                .findFirst()
                .orElse(null);
    }

    /** Returns the bills of all chapters, in the order of recording. */
    public List<KnownBill> bills() {
        return bills;
    }

    /**
     * Returns the bill of a chapter at a moment; for a nota van wijziging and the adopted budget, that is the budget
     * bill.
     */
    public Optional<KnownBill> bill(ChapterCode chapter, Moment moment) {
        return bills.stream()
                .filter(bill -> bill.chapter().equals(chapter) && bill.moment().equals(moment.bill()))
                .findFirst();
    }

    /** Returns what chapters and documents state beside the balances. */
    public BudgetConstraintHistory constraints() {
        return constraints;
    }

    /** Returns the default marks of a chapter's item in a budget year. */
    public BudgetMarks defaultMarks(ItemPath item, BudgetYear year) {
        return registry.defaultMarks().marksOf(item, year);
    }

    /** Returns all entries of the default marks of an item, in the order of recording. */
    public List<DefaultMarksSet> defaultMarkEntries(ItemPath item) {
        return registry.defaultMarks().entriesOf(item);
    }

    /** Returns all recorded amounts of ceilings, those that were replaced included, in the order of recording. */
    public List<CeilingRecorded> ceilings() {
        return ceilings;
    }

    /** Returns all was-wordt links and their ends, in the order of booking. */
    public List<SuccessionChange> lineage() {
        return lineage;
    }

    /** Returns the was-wordt links to an item and their ends, in the order of booking. */
    public List<SuccessionChange> successionsInto(ItemPath item) {
        return successions.getOrDefault(item, List.of());
    }

    /**
     * Whether the document of a moment went to parliament on or before a day. An assumed day counts once its embargo
     * ended.
     */
    public boolean isSubmittedBy(KnownMoment known, LocalDate day) {
        return !known.submittedOn().isAfter(day)
                && (!known.assumed() || !known.embargoEnds().isEmpty());
    }

    /**
     * Whether the embargo on a moment ended for a chapter. A chapter without a budget statement presents no bill: its embargo
     * ends when that of every chapter that presents one has ended.
     */
    private boolean isEmbargoLifted(KnownMoment known, ChapterCode chapter) {
        if (known.isEmbargoLifted() || known.embargoEnds().contains(Optional.of(chapter))) {
            return true;
        }
        return chapter(chapter).filter(KnownChapter::budgetStatement).isEmpty() && isEmbargoLifted(known);
    }

    /** Whether the embargo on a moment ended for a chapter; an unknown moment is under embargo. */
    boolean isEmbargoLifted(Moment moment, ChapterCode chapter) {
        return moment(moment).filter(known -> isEmbargoLifted(known, chapter)).isPresent();
    }

    /** Whether the embargo on a moment ended for every chapter. */
    public boolean isEmbargoLifted(KnownMoment known) {
        if (known.isEmbargoLifted()) {
            return true;
        }
        List<KnownChapter> presenting = chapters.stream()
                .filter(chapter -> chapter.budgetStatement()
                        && chapter.validity().includes(known.moment().year()))
                .toList();
        return !presenting.isEmpty()
                && presenting.stream().allMatch(chapter -> known.embargoEnds().contains(Optional.of(chapter.code())));
    }

    /** Returns the moments that are public for a chapter, in their order: all before the first one under embargo for it. */
    public List<Moment> publicMoments(ChapterCode chapter) {
        return moments.stream()
                .takeWhile(known -> isEmbargoLifted(known, chapter))
                .map(KnownMoment::moment)
                .toList();
    }

    /** Returns the budget years of the moments, the latest first. */
    public List<BudgetYear> years() {
        return moments.stream()
                .map(known -> known.moment().year())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Returns the moments of a budget year in their order. */
    public List<KnownMoment> of(BudgetYear year) {
        return moments.stream()
                .filter(known -> known.moment().year().equals(year))
                .toList();
    }

    /** Returns a moment with its submission date and the state of the chapters, if it is registered. */
    public Optional<KnownMoment> moment(Moment moment) {
        return moments.stream().filter(known -> known.moment().equals(moment)).findFirst();
    }

    /** Returns a chapter, if it was opened. */
    public Optional<KnownChapter> chapter(ChapterCode code) {
        return chapters.stream().filter(chapter -> chapter.code().equals(code)).findFirst();
    }

    /** Whether the moment is registered. */
    public boolean knows(Moment moment) {
        return calendar.submittedOn(moment).isPresent();
    }

    /** Returns the order of the moments. */
    public Comparator<Moment> momentOrder() {
        return calendar.momentOrder();
    }

    /** Returns the registered items directly below a chapter or item. */
    public List<ItemPath> children(ItemPath item) {
        return below.getOrDefault(item, List.of());
    }

    /** Whether the path is registered in any budget year. */
    public boolean knows(ItemPath item) {
        return item.isOpen() ? item.named().stream().allMatch(this::isRegistered) : isRegistered(item);
    }

    /** Whether a chapter or item is registered in any budget year; an open item never is. */
    public boolean isRegistered(ItemPath item) {
        return item.isChapter() ? chapter(item.chapter()).isPresent() : items.containsKey(item);
    }

    /**
     * Returns the name of a chapter or registered item in a budget year, or else the nearest earlier one, or else the
     * nearest later one; empty for an item that does not exist in that year, for an open item, and if no name is known.
     */
    public Optional<String> name(ItemPath item, BudgetYear year) {
        return item.isChapter() || validity(item, year).isPresent() ? names.nameIn(item, year) : Optional.empty();
    }

    /** Returns the name in the last budget year that has one. */
    public Optional<String> lastName(ItemPath item) {
        return names.lastName(item);
    }

    /** Returns the name in a budget year, or else the last one. */
    public Optional<String> nameOrLast(ItemPath item, @Nullable BudgetYear year) {
        return Optional.ofNullable(year).flatMap(in -> name(item, in)).or(() -> lastName(item));
    }

    /**
     * Returns the budget years in which the code of a registered item means the same as in this one; empty if it means
     * nothing then.
     */
    public Optional<Validity> validity(ItemPath item, BudgetYear year) {
        for (KnownItem registered : items.getOrDefault(item, List.of())) {
            if (registered.validity().includes(year)) {
                return Optional.of(registered.validity());
            }
        }
        return Optional.empty();
    }
}
