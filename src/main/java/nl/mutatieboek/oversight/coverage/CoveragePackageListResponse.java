package nl.mutatieboek.oversight.coverage;

import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.oversight.coverage.CoveragePackage.CoverageBalance;
import nl.mutatieboek.oversight.coverage.CoveragePackage.CoverageMember;
import org.jspecify.annotations.Nullable;

/** Coverage packages in the API. */
record CoveragePackageListResponse(AsOfResponse axes, List<CoveragePackageResponse> packages) {
    static CoveragePackageListResponse of(
            ResolvedAsOf point,
            List<CoveragePackage> packages,
            Function<CoveragePackage, @Nullable List<CoverageMember>> members) {
        return new CoveragePackageListResponse(
                AsOfResponse.of(point),
                packages.stream()
                        .map(one -> CoveragePackageResponse.of(one, members.apply(one)))
                        .toList());
    }

    /**
     * Mutations that must balance together.
     *
     * @param form form of cover by which it must balance: the strictest of what its chapters state
     * @param chapters the chapters with an amount in it, and the form that each states
     * @param mutationCount pending and booked
     * @param covered whether the booked mutations balance by the form
     * @param coveredWithPending the same including pending mutations
     * @param balances totals by flow and year
     * @param mutations present if one package is requested by name
     */
    record CoveragePackageResponse(
            String name,
            CoverageForm form,
            List<ChapterCoverageFormResponse> chapters,
            int mutationCount,
            boolean covered,
            boolean coveredWithPending,
            List<CoverageBalanceResponse> balances,
            @Nullable List<CoverageMemberResponse> mutations) {
        CoveragePackageResponse {
            chapters = List.copyOf(chapters);
            balances = List.copyOf(balances);
            mutations = mutations == null ? null : List.copyOf(mutations);
        }

        static CoveragePackageResponse of(CoveragePackage coverage, @Nullable List<CoverageMember> members) {
            return new CoveragePackageResponse(
                    coverage.name(),
                    coverage.form(),
                    coverage.stated().stream()
                            .map(one -> new ChapterCoverageFormResponse(one.chapter(), one.form(), one.reason()))
                            .toList(),
                    coverage.mutations().size(),
                    coverage.covered(),
                    coverage.coveredWithPending(),
                    coverage.lines().stream().map(CoverageBalanceResponse::of).toList(),
                    members == null
                            ? null
                            : members.stream().map(CoverageMemberResponse::of).toList());
        }
    }

    /**
     * The form of cover that a chapter states.
     *
     * @param form null if it states none
     * @param reason why it states that form; null if it states none
     */
    record ChapterCoverageFormResponse(
            ChapterCode chapter,
            @Nullable CoverageForm form,
            @Nullable String reason) {}

    /**
     * Total in one flow and year, in whole thousands of euros.
     *
     * @param booked sum of the booked mutations
     * @param withPending sum including pending mutations
     * @param covered whether the booked mutations balance here, by the form
     * @param coveredWithPending the same including pending mutations
     * @param uncovered what remains of the booked mutations in the sum that the form asks here
     * @param uncoveredWithPending the same including pending mutations
     */
    record CoverageBalanceResponse(
            Flow flow,
            int year,
            long booked,
            long withPending,
            boolean covered,
            boolean coveredWithPending,
            long uncovered,
            long uncoveredWithPending) {
        static CoverageBalanceResponse of(CoverageBalance line) {
            return new CoverageBalanceResponse(
                    line.flow(),
                    line.year().value(),
                    line.booked().value(),
                    line.withPending().value(),
                    line.covered(),
                    line.coveredWithPending(),
                    line.uncovered().value(),
                    line.uncoveredWithPending().value());
        }
    }

    /**
     * A mutation in the package.
     *
     * @param booked false if it is pending
     */
    record CoverageMemberResponse(
            String id, String number, MutationKind kind, String title, String chapter, String moment, boolean booked) {
        static CoverageMemberResponse of(CoverageMember member) {
            return new CoverageMemberResponse(
                    member.mutation().toString(),
                    member.number(),
                    member.kind(),
                    member.title(),
                    member.chapter().value(),
                    member.moment().toString(),
                    member.booked());
        }
    }
}
