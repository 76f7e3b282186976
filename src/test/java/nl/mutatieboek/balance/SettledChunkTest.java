package nl.mutatieboek.balance;

import static nl.mutatieboek.domain.value.Basis.DERIVED;
import static nl.mutatieboek.domain.value.Basis.DISPUTED;
import static nl.mutatieboek.domain.value.Basis.INFERRED;
import static nl.mutatieboek.domain.value.Basis.PRESS;
import static nl.mutatieboek.domain.value.Basis.READ;
import static nl.mutatieboek.domain.value.Basis.SECONDARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureFixture;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Precision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares an account of several chunks, at random points on all three axes, with a plain sum. */
class SettledChunkTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int POINTS = 1_000;
    private static final int SIZE = 3 * SettledChunk.SIZE + 7;
    /** Stays pending, so that its block never answers. */
    private static final int STUCK = 3 * SettledChunk.SIZE / 2;

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    private static final MutationAttributes NOTHING = new MutationAttributes(false, false, false, 2027, null);

    private static final List<Moment> MOMENTS = Stream.of(
                    "2025-OWB", "2025-1SUPP", "2025-2SUPP", "2026-OWB", "2026-1SUPP", "2026-2SUPP")
            .map(Moment::parse)
            .toList();

    private final Random random = new Random(SEED);
    /** Two orders of the moments, of which each query takes one. */
    private final List<StructureSnapshot> structures = List.of(structure(5), structure(3));

    private final Map<StructureSnapshot, MomentOrder> orders = new IdentityHashMap<>();
    private final List<PlainChunkPosting> plain = new ArrayList<>();
    private final MutationColumns mutations = new MutationColumns();
    private AccountPostingColumns lines = new AccountPostingColumns(
            new BudgetAccount(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2027)), List.of(), mutations);
    private long head;

    /** Until when it is pending, and whether it counts then. */
    private record PlainChunkPosting(
            long thousands,
            LocalDate day,
            Moment moment,
            PostingAttributes marks,
            long from,
            long until,
            boolean booked) {}

    private static StructureSnapshot structure(int shuffle) {
        Map<Moment, LocalDate> submitted = new HashMap<>();
        for (Moment moment : MOMENTS) {
            // Not in the order of their numbers here.
            submitted.put(moment, DAY.plusDays(90L * (((submitted.size() + 1L) * shuffle) % 7)));
        }
        return StructureFixture.structureOf(submitted);
    }

    /** Runs of lines alike, as documents bring them, with a stray one among them; one stays pending. */
    private void fillPostings() {
        int which = 0;
        int mutation = 0;
        int moment = 0;
        int day = 0;
        for (int i = 0; i < SIZE; i++) {
            if (i % 50 == 0) {
                moment = random.nextInt(MOMENTS.size());
                day = i + random.nextInt(100);
            }
            boolean stray = random.nextInt(40) == 0;
            int ofMoment = stray ? random.nextInt(MOMENTS.size()) : moment;
            LocalDate from = DAY.plusDays(stray ? random.nextInt(SIZE) : day);
            long thousands = random.nextInt(2_000) - 1_000;
            PostingAttributes marks = randomAttributes();
            // A mutation may have several postings.
            if (i == 0 || random.nextInt(3) > 0) {
                head += random.nextInt(3);
                mutation =
                        mutations.add(new MutationId(new UUID(random.nextLong(), i)), Math.toIntExact(head), NOTHING);
            }
            lines.add(thousands, Math.toIntExact(from.toEpochDay()), ofMoment, mutation, marks);
            long pendingFrom = mutations.from(mutation);
            plain.add(new PlainChunkPosting(
                    thousands, from, MOMENTS.get(ofMoment), marks, pendingFrom, Long.MAX_VALUE, false));
            // The eldest is settled next.
            while (which < i - random.nextInt(20)) {
                settle(which++);
            }
        }
    }

    /** Mostly none; a block in the middle has none at all. */
    private PostingAttributes randomAttributes() {
        boolean marked = plain.size() / SettledChunk.SIZE != 2 && random.nextInt(40) == 0;
        return new PostingAttributes(
                marked ? randomOf(PostingAttributes.BalanceEffect.values()) : PostingAttributes.BalanceEffect.CHANGE,
                marked && random.nextBoolean(),
                marked ? randomOf(Basis.values()) : Basis.READ,
                marked ? Precision.ofZeros(random.nextInt(Precision.MAX_ZEROS + 1)) : Precision.EXACT,
                BudgetMarks.UNKNOWN);
    }

    private <T> T randomOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private void settle(int which) {
        PlainChunkPosting line = plain.get(which);
        if (which == STUCK) {
            return;
        }
        head += 1;
        boolean booked = random.nextInt(5) > 0;
        if (booked) {
            lines.book(which, Math.toIntExact(head), Math.toIntExact(head), 0);
        } else {
            lines.discard(which, Math.toIntExact(head));
        }
        plain.set(
                which,
                new PlainChunkPosting(
                        line.thousands(), line.day(), line.moment(), line.marks(), line.from(), head, booked));
    }

    private ResolvedAsOf randomAsOf() {
        Moment moment = random.nextInt(3) == 0 ? MOMENTS.get(random.nextInt(MOMENTS.size())) : null;
        StructureSnapshot structure = structures.get(random.nextInt(structures.size()));
        return new ResolvedAsOf(new AsOfQuery(randomDay(), null, moment), randomLedgerNumber(), structure, structure);
    }

    /** None, that of any line, or the first of any moment in any block; and the days before and after it. */
    private @Nullable LocalDate randomDay() {
        if (random.nextInt(4) == 0) {
            return null;
        }
        LocalDate day = plain.get(random.nextInt(SIZE)).day();
        if (random.nextBoolean()) {
            int first = random.nextInt(SIZE / SettledChunk.SIZE) * SettledChunk.SIZE;
            Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
            day = plain.subList(first, first + SettledChunk.SIZE).stream()
                    .filter(line -> line.booked() && line.moment().equals(moment))
                    .map(PlainChunkPosting::day)
                    .min(Comparator.naturalOrder())
                    .orElse(day);
        }
        return day.plusDays(random.nextInt(3) - 1L);
    }

    /** The last, any, or where a line at the end of a block was settled; and those before and after it. */
    private long randomLedgerNumber() {
        return switch (random.nextInt(3)) {
            case 0 -> head;
            case 1 -> random.nextLong(head + 2);
            default -> {
                int end = (1 + random.nextInt(SIZE / SettledChunk.SIZE)) * SettledChunk.SIZE;
                yield Math.min(head, plain.get(end - 1 - random.nextInt(3)).until() + random.nextInt(3) - 1);
            }
        };
    }

    private String expectedState(ResolvedAsOf point) {
        long booked = 0;
        long pending = 0;
        int opens = 0;
        int bases = 0;
        Map<Basis, Integer> bySource = new EnumMap<>(Basis.class);
        Map<Long, Integer> byPrecision = new TreeMap<>();
        boolean anyBooked = false;
        boolean anyPending = false;
        Moment last = null;
        for (PlainChunkPosting line : plain) {
            if (line.from() <= point.ledgerNumber()
                    && point.isInEffect(line.day())
                    && point.includesMoment(line.moment())) {
                if (line.until() > point.ledgerNumber()) {
                    anyPending = true;
                    pending += line.thousands();
                } else if (line.booked()) {
                    anyBooked = true;
                    booked += line.thousands();
                    int sign = line.marks().reverses() ? -1 : 1;
                    opens += line.marks().effect() == PostingAttributes.BalanceEffect.OPENING ? sign : 0;
                    bases += line.marks().effect() != PostingAttributes.BalanceEffect.CHANGE ? sign : 0;
                    bySource.merge(line.marks().basis(), sign, Integer::sum);
                    byPrecision.merge(line.marks().precision().thousands(), sign, Integer::sum);
                    last = last == null || point.momentOrder().compare(last, line.moment()) < 0 ? line.moment() : last;
                }
            }
        }
        bySource.values().removeIf(count -> count == 0);
        byPrecision.values().removeIf(count -> count == 0);
        Basis worst = List.of(DISPUTED, INFERRED, PRESS, SECONDARY, DERIVED).stream()
                .filter(bySource::containsKey)
                .findFirst()
                .orElse(READ);
        long coarsest = byPrecision.keySet().stream().reduce(1L, Math::max);
        return "%s %s %d %s %s %s %s %s"
                .formatted(
                        anyBooked || anyPending,
                        anyBooked ? booked : null,
                        pending,
                        last,
                        opens > 0,
                        bases > 0,
                        anyBooked ? worst : null,
                        anyBooked ? new Precision(coarsest) : null);
    }

    private String actualState(ResolvedAsOf point) {
        MomentOrder order = orders.computeIfAbsent(point.now(), structure -> MomentOrder.of(structure, MOMENTS));
        AsOfFilter cut = new AsOfFilter(point, order, null);
        BalanceAccumulator sum = new BalanceAccumulator();
        boolean anything = lines.addTo(sum, cut);
        return "%s %s %d %s %s %s %s %s"
                .formatted(
                        anything,
                        sum.booked(),
                        sum.pending().value(),
                        sum.lastMomentRank() == BalanceAccumulator.NO_MOMENT ? null : cut.moment(sum.lastMomentRank()),
                        sum.hasOpening(),
                        sum.hasBase(),
                        sum.basis(),
                        sum.precision());
    }

    private void assertEqualAtRandomAsOfPoints() {
        for (int i = 0; i < POINTS; i++) {
            ResolvedAsOf point = randomAsOf();
            assertThat(actualState(point))
                    .as("%s at %d, -Dseed=%d", point.axes(), point.ledgerNumber(), SEED)
                    .isEqualTo(expectedState(point));
        }
    }

    @Test
    void law_6_sum_by_chunks_is_the_plain_sum() {
        fillPostings();
        assertThat(SettledChunk.createIfSettled(lines, 0)).isNotNull();
        assertEqualAtRandomAsOfPoints();
    }

    @Test
    void account_restored_from_a_checkpoint_gives_the_same_sums() throws IOException {
        fillPostings();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.write(new DataOutputStream(bytes), head);
        lines = new AccountPostingColumns(lines.account(), List.of(), mutations);
        lines.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEqualAtRandomAsOfPoints();
    }
}
