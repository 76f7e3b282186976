package nl.mutatieboek.coverage;

import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.coverage.CoveragePackage.Line;
import nl.mutatieboek.coverage.CoveragePackage.Member;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import org.jspecify.annotations.Nullable;

/** Packages, for programs. */
record PackagesShown(AsOfResponse axes, List<PackageShown> packages) {
    PackagesShown {
        packages = List.copyOf(packages);
    }

    static PackagesShown of(
            AsOf point, List<CoveragePackage> packages, Function<CoveragePackage, @Nullable List<Member>> members) {
        return new PackagesShown(
                AsOfResponse.of(point),
                packages.stream()
                        .map(one -> PackageShown.of(one, members.apply(one)))
                        .toList());
    }

    /**
     * Mutations that together must balance.
     *
     * @param mutationCount how many, pending and booked
     * @param covered whether what is booked balances, in every year
     * @param coveredWithPending whether it would, with what is pending
     * @param balances what they come to
     * @param mutations which, where one package is asked by name
     */
    record PackageShown(
            String name,
            int mutationCount,
            boolean covered,
            boolean coveredWithPending,
            List<LineShown> balances,
            @Nullable List<MemberShown> mutations) {
        PackageShown {
            balances = List.copyOf(balances);
            mutations = mutations == null ? null : List.copyOf(mutations);
        }

        static PackageShown of(CoveragePackage coverage, @Nullable List<Member> members) {
            return new PackageShown(
                    coverage.name(),
                    coverage.mutations().size(),
                    coverage.covered(),
                    coverage.coveredWithPending(),
                    coverage.lines().stream().map(LineShown::of).toList(),
                    members == null
                            ? null
                            : members.stream().map(MemberShown::of).toList());
        }
    }

    /**
     * What the mutations come to in one flow and year, in whole thousands of euros.
     *
     * @param booked the sum of what is booked
     * @param withPending the same with what is pending
     * @param covered whether what is booked balances in the year: expenditure less receipts is zero; commitments count where a year has neither
     * @param coveredWithPending whether it would, with what is pending
     */
    record LineShown(Flow flow, int year, long booked, long withPending, boolean covered, boolean coveredWithPending) {
        static LineShown of(Line line) {
            return new LineShown(
                    line.flow(),
                    line.year().value(),
                    line.booked().value(),
                    line.withPending().value(),
                    line.covered(),
                    line.coveredWithPending());
        }
    }

    /**
     * A mutation of the package.
     *
     * @param booked whether it counts; otherwise it is pending
     */
    record MemberShown(
            String id, String number, MutationKind kind, String title, String chapter, String moment, boolean booked) {
        static MemberShown of(Member member) {
            return new MemberShown(
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
