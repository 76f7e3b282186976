package nl.mutatieboek.mutation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of the register of mutations. */
@RestController
record MutationSearchController(MutationSearchQueries register, AsOfResolver points, ActorNameResolver names) {
    /** A page of the register, newest proposal first. */
    record MutationRegisterResponse(AsOfResponse axes, List<MutationRegisterRowResponse> mutations) {}

    /**
     * A row of the register; the mutation itself is at {@code /v1/mutations/{id}}.
     *
     * @param ledgerNumber number of its last entry
     * @param recordedAt when that entry was recorded
     */
    record MutationRegisterRowResponse(
            String id,
            String number,
            MutationKind kind,
            MutationState state,
            String title,
            String chapter,
            String moment,
            LocalDate effectiveOn,
            Basis basis,
            String proposedBy,
            @Nullable String proposedByName,
            long ledgerNumber,
            Instant recordedAt) {
        static MutationRegisterRowResponse of(MutationRegisterRow row, ActorNameResolver names) {
            return new MutationRegisterRowResponse(
                    row.mutation().toString(),
                    row.number(),
                    row.kind(),
                    row.state(),
                    row.title(),
                    row.chapter().value(),
                    row.moment().toString(),
                    row.effectiveOn(),
                    row.basis(),
                    row.proposedBy().subject(),
                    names.findName(row.proposedBy()).orElse(null),
                    row.ledgerNumber(),
                    row.recordedAt());
        }
    }

    /** Returns a page of the mutations found. */
    @GetMapping(path = "/v1/mutations", produces = "application/json")
    ResponseEntity<MutationRegisterResponse> mutations(
            MutationSearchCriteria search, MutationPagingQuery before, PagedResult.Limit limit, PointInTimeQuery at) {
        ResolvedAsOf point = points.awaitForReader(at, search.scope());
        MutationSearchQueries.MutationRegisterSlice page =
                register.findSlice(search, null, before.before(), point, limit.rows());
        Long next = page.nextBefore();
        return PagedResult.withNextLink(
                        next == null ? null : PagedResult.address(point.nextPageParameters("before", next)))
                .body(new MutationRegisterResponse(
                        AsOfResponse.of(point),
                        page.rows().stream()
                                .map(row -> MutationRegisterRowResponse.of(row, names))
                                .toList()));
    }
}
