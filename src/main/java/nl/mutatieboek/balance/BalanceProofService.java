package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.LaterBalanceHeadException;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proofs of balances for readers who may see them, and the list of proofs of a figure on a page. */
@Component
public class BalanceProofService {
    private final BalanceProofQueries proofs;
    private final ProjectionReader projections;
    private final StructureQueries structure;
    private final AsOfResolver points;
    private final HeadSigner heads;

    BalanceProofService(
            BalanceProofQueries proofs,
            ProjectionReader projections,
            StructureQueries structure,
            AsOfResolver points,
            HeadSigner heads) {
        this.proofs = proofs;
        this.projections = projections;
        this.structure = structure;
        this.points = points;
        this.heads = heads;
    }

    /**
     * Returns the proof of a balance at the latest signed head. Records the read of what is under embargo.
     *
     * @throws NotFoundException for an unknown item, or if there is nothing to prove
     * @throws UnavailableException if the trees are not built in time, or another process signed a later head
     */
    public String prove(BalanceProofQuery query) {
        if (!structure.current().knows(query.item())) {
            throw new NotFoundException("item-not-in-the-book", Map.of("item", query.item()));
        }
        requireVisible(query);
        try {
            String proof = find(query).orElseThrow(() -> new NotFoundException("unknown-balance-proof", Map.of()));
            // Between the first check and the head, a bill may be revoked, so that its moment is under embargo again.
            requireVisible(query);
            return proof;
        } catch (LaterBalanceHeadException e) {
            throw UnavailableException.notNow();
        }
    }

    /** Requires that the reader may see what is proven; records the read of what is under embargo. */
    private void requireVisible(BalanceProofQuery query) {
        if (query.embargoedMoment() != null) {
            points.awaitForReader(
                    new PointInTimeQuery(null, null, query.embargoedMoment(), null),
                    EmbargoCheckScope.of(query.item()));
        }
    }

    private Optional<String> find(BalanceProofQuery query) {
        if (query.embargoedMoment() != null) {
            return proofs.proveEmbargoed(query.item(), query.flow(), query.year(), query.embargoedMoment());
        }
        return query.effectiveOn() == null && query.moment() == null
                ? proofs.prove(query.item(), query.flow(), query.year())
                : proofs.proveUpTo(query.item(), query.flow(), query.year(), query.effectiveOn(), query.moment());
    }

    /**
     * The proofs of a figure on a page.
     *
     * @param parts the public proof and one of each moment under embargo; their sums add up to the figure
     * @param obstacle why there are no parts; null if there are, or if nothing is booked
     */
    public record BalanceProofView(
            List<BalanceProofQuery> parts, @Nullable ProofObstacle obstacle) {
        public BalanceProofView {
            parts = List.copyOf(parts);
        }

        /** The view of a figure without a proof. */
        public static BalanceProofView unavailable(ProofObstacle obstacle) {
            return new BalanceProofView(List.of(), obstacle);
        }
    }

    /** Why a figure has no proof; its names are in the keys of messages. */
    public enum ProofObstacle {
        /** No proof is made of such a selection or point in time. */
        SELECTION,
        /** The last entry of the figure is not signed yet, or this process does not sign. */
        UNSIGNED,
        /** Amounts under embargo are not proven up to a day. */
        EMBARGOED_DAY,
        /** Too many accounts or postings for a day or moment. */
        SIZE
    }

    /**
     * Postings that count for a figure: the public ones without its bounds, and moments of the others within them.
     *
     * @param last number of the last entry that booked one of these
     */
    private record CountedPostings(int accounts, int postings, Set<Moment> embargoed, long last) {}

    /**
     * Returns the proofs of a figure, without making them.
     *
     * @param figure the figure with its bounds, whether proofs support them or not
     * @param point the point at which the reader sees it
     */
    public BalanceProofView view(BalanceProofQuery figure, ResolvedAsOf point) {
        if (point.axes().knownAt() != null || (figure.effectiveOn() != null && figure.moment() != null)) {
            return BalanceProofView.unavailable(ProofObstacle.SELECTION);
        }
        Set<Moment> publicMoments =
                Set.copyOf(point.structure().publicMoments(figure.item().chapter()));
        CountedPostings counted = count(figure, point, publicMoments);
        if (heads.findLatestOfWriter()
                .filter(head -> head.size() >= counted.last())
                .isEmpty()) {
            return BalanceProofView.unavailable(ProofObstacle.UNSIGNED);
        }
        if (figure.effectiveOn() != null && !counted.embargoed().isEmpty()) {
            return BalanceProofView.unavailable(ProofObstacle.EMBARGOED_DAY);
        }
        // A moment under embargo is later than all public ones.
        Moment last = figure.moment() != null && publicMoments.contains(figure.moment()) ? figure.moment() : null;
        if ((figure.effectiveOn() != null || last != null)
                && !figure.item().isOpen()
                && BalanceProofQueries.isTooLarge(counted.accounts(), counted.postings())) {
            return BalanceProofView.unavailable(ProofObstacle.SIZE);
        }
        List<BalanceProofQuery> parts = new ArrayList<>();
        if (counted.postings() > 0) {
            parts.add(new BalanceProofQuery(
                    figure.item(), figure.flow(), figure.year(), figure.effectiveOn(), last, null));
        }
        counted.embargoed()
                .forEach(moment -> parts.add(
                        new BalanceProofQuery(figure.item(), figure.flow(), figure.year(), null, null, moment)));
        return new BalanceProofView(parts, null);
    }

    private CountedPostings count(BalanceProofQuery figure, ResolvedAsOf point, Set<Moment> publicMoments) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter filter = lines.filterFor(point);
            Set<Moment> embargoed = new TreeSet<>(point.momentOrder());
            int accounts = 0;
            int postings = 0;
            long last = 0;
            for (AccountPostingColumns account : PostingQueries.accountsWithin(
                            lines, figure.item(), figure.flow(), figure.year())
                    .toList()) {
                int before = postings;
                for (int i = 0; i < account.size(); i++) {
                    Moment moment = lines.moment(account.moment(i));
                    if (!publicMoments.contains(moment)) {
                        if (account.isCounted(i, filter)) {
                            embargoed.add(moment);
                            last = Math.max(last, account.settledFrom(i));
                        }
                    } else if (account.isBooked(i) && account.settledFrom(i) <= point.ledgerNumber()) {
                        postings++;
                        last = Math.max(last, account.settledFrom(i));
                    }
                }
                accounts += postings > before ? 1 : 0;
            }
            return new CountedPostings(accounts, postings, embargoed, last);
        });
    }
}
