package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify} finds changes made directly in the database. */
@Tag("whole")
class TamperedLedgerTest extends TamperedLedgerFixture {
    @Test
    void untouched_ledger_is_valid_to_its_last_entry() {
        VerifyCommandResult verified = verify();

        assertThat(verified.exit()).isZero();
        assertThat(verified.json().at("/clean").asBoolean()).isTrue();
        assertThat(verified.json().at("/ledgerNumber").asLong()).isEqualTo(last);
        assertThat(verified.json().at("/hash").asString())
                .isEqualTo(queryForString("select lower(rawtohex(hash)) from ledger_head"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update rebuild_certificate set started_by = 'somebody else'",
                "update rebuild_certificate set kind = 'REBUILD'",
                "update rebuild_certificate set certificate = cast('{}' as varbinary)",
                "update rebuild_certificate set seal = cast('seal' as varbinary)"
            })
    void altered_certificate_of_a_replay_is_found(String change) {
        tamper(change);

        VerifyCommandResult verified = verify();

        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.json().at("/clean").asBoolean()).isFalse();
        assertThat(verified.json().at("/certificates").asInt()).isEqualTo(1);
        assertThat(verified.json().at("/certificateFaults/0/kind").asString()).isEqualTo("certificate-altered");
    }

    @ParameterizedTest
    @CsvSource({"seal_secret, seals", "book_identity, salts"})
    void database_without_a_secret_is_explained_in_one_sentence(String table, String use) {
        tamper("delete from " + table);

        VerifyCommandResult verified = verify("--data", folder.toString());

        assertThat(verified.exit()).isEqualTo(3);
        assertThat(verified.out()).isEmpty();
        assertThat(verified.err().lines())
                .containsExactly("The database contains no book: it lacks the secret of its " + use
                        + ". Restore it from a backup.");
    }

    @Test
    void ledger_that_was_cut_off_with_its_head_contradicts_an_earlier_certificate() {
        tamper("delete from ledger_entry where ledger_number >= " + certified, headAt(certified - 1));

        VerifyCommandResult verified = verify();

        assertThat(verified.json().at("/fault").isNull()).isTrue();
        assertThat(verified.json().at("/certificateFaults/0/kind").asString()).isEqualTo("certificate-contradicted");
        assertThat(verified.json().at("/certificateFaults/0/ledgerNumber").asLong())
                .isEqualTo(certified);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update attachment_content set bytes = cast('memo' as varbinary) where part = 0 | attachment-altered",
                "delete from attachment_content where part = 1                               | attachment-altered",
                "insert into attachment_content select sha256, 0, 2, bytes from attachment_content where part = 1"
                        + " | attachment-altered",
                "delete from attachment_content                                              | attachment-missing"
            })
    void altered_or_missing_content_of_an_attachment_is_found(String change, String finding) {
        tamper(change);

        VerifyCommandResult verified = verify();

        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.json().at("/clean").asBoolean()).isFalse();
        assertThat(verified.json().at("/fault").isNull()).isTrue();
        assertThat(verified.json().at("/attachmentFaults/0/kind").asString()).isEqualTo(finding);
        assertThat(verified.json().at("/attachmentFaults/0/ledgerNumber").asLong())
                .isEqualTo(attached);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payload = cast('{}' as varbinary)",
                "payload = cast(replace(utf8tostring(payload), '8728219', '8728220') as varbinary)",
                "metadata = cast('{}' as varbinary)",
                "recorded_at = '2026-01-01T00:00:00.000Z'",
                "command_identifier = '00000000-0000-0000-0000-000000000000'",
                "event_name = 'mutation-withdrawn'",
                "command_place = command_place + 1",
                "completes_command = not completes_command",
                "aggregate_type = 'mutation'",
                "aggregate_identifier = 'VI'",
                "sequence_number = sequence_number + 1000",
                "revision = ''",
                "hash = cast('' as varbinary)",
            })
    void altered_column_is_found_at_its_entry(String change) {
        tamper("update ledger_entry set " + change + " where ledger_number = " + booked);

        assertThat(verdict()).isEqualTo(booked + " altered");
    }

    @Test
    void entry_with_a_number_below_one_is_reported() {
        tamper("insert into ledger_entry select -1, 1, true, random_uuid(), metadata, recorded_at, aggregate_type,"
                + " aggregate_identifier, sequence_number + 1000, event_name, revision, payload, hash from"
                + " ledger_entry where ledger_number = " + last);

        assertThat(verdict()).isEqualTo("-1 repeated");
    }

    @Test
    void first_of_several_changes_is_reported() {
        tamper(
                "update ledger_entry set revision = '2' where ledger_number = " + last,
                "update ledger_entry set revision = '2' where ledger_number = " + booked);

        assertThat(verdict()).isEqualTo(booked + " altered");
    }

    @Test
    void changed_first_entry_is_reported() {
        tamper("update ledger_entry set revision = '2' where ledger_number = 1");

        assertThat(verdict()).isEqualTo("1 altered");
    }

    @Test
    void swapped_entries_are_reported_at_the_first_of_them() {
        tamper(
                "update ledger_entry set ledger_number = 0 where ledger_number = 3",
                "update ledger_entry set ledger_number = 3 where ledger_number = " + booked,
                "update ledger_entry set ledger_number = " + booked + " where ledger_number = 0");

        assertThat(verdict()).isEqualTo("3 displaced");
    }

    @Test
    void dropped_last_entry_is_found_by_the_head() {
        tamper("delete from ledger_entry where ledger_number = " + last);

        assertThat(verdict()).isEqualTo(last + " dropped");
    }

    @Test
    void dropped_middle_entry_is_found() {
        tamper("delete from ledger_entry where ledger_number = " + booked);

        assertThat(verdict()).isEqualTo(booked + " missing");
    }

    @Test
    void dropped_entry_with_renumbered_successors_is_found() {
        tamper(
                "delete from ledger_entry where ledger_number = 3",
                "update ledger_entry set ledger_number = -ledger_number + 1 where ledger_number > 3",
                "update ledger_entry set ledger_number = -ledger_number where ledger_number < 0");

        assertThat(verdict()).isEqualTo("3 altered");
    }

    @Test
    void added_entry_is_found_beyond_the_head() {
        tamper("insert into ledger_entry select ledger_number + 1, 1, true, random_uuid(), metadata, recorded_at,"
                + " aggregate_type, aggregate_identifier, sequence_number + 1, event_name, revision, payload, hash"
                + " from ledger_entry"
                + " where ledger_number = " + last);

        assertThat(verdict()).isEqualTo((last + 1) + " beyond-head");
    }

    @Test
    void added_entry_is_found_when_the_head_was_moved_to_it() {
        tamper(
                "insert into ledger_entry select ledger_number + 1, 1, true, random_uuid(), metadata, recorded_at,"
                        + " aggregate_type, aggregate_identifier, sequence_number + 1, event_name, revision, payload,"
                        + " hash from ledger_entry where ledger_number = " + last,
                "update ledger_head set ledger_number = ledger_number + 1");

        assertThat(verdict()).isEqualTo((last + 1) + " altered");
    }

    @Test
    void changed_head_is_found() {
        tamper("update ledger_head set hash = (select hash from ledger_entry where ledger_number = 1)");

        assertThat(verdict()).isEqualTo(last + " head-differs");
    }

    @Test
    void missing_head_is_found() {
        tamper("delete from ledger_head");

        assertThat(verdict()).isEqualTo(last + " head-missing");
    }

    /** The limit: only a hash that was kept elsewhere shows it, until there are signed checkpoints. */
    @Test
    void dropped_last_entry_is_not_found_when_the_head_was_rewritten_too() {
        tamper("delete from ledger_entry where ledger_number = " + last, headAt(last - 1));

        assertThat(verify().json().at("/fault").isNull()).isTrue();
    }

    @Test
    void verify_prints_the_fault_and_the_last_valid_entry() {
        tamper("update ledger_entry set revision = '2' where ledger_number = " + booked);

        VerifyCommandResult verified = verify("--data", folder.toString());

        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.out().lines().map(line -> line.replaceAll("[0-9a-f]{64}", "<hash>")))
                .containsExactly(
                        "ledger       does not hold at " + booked,
                        "finding      altered: Entry " + booked + " (postings-booked of chapter XX) is not what was"
                                + " sealed: from entry " + (booked - 1) + " and its own bytes follows <hash>, stored is"
                                + " <hash>.",
                        "verified to  " + (booked - 1),
                        "hash at end  <hash>",
                        "certificates 1 recomputed, all equal",
                        "doubt        The trigger ledger_entry_append_only is missing or disabled: the database does"
                                + " not refuse to change or remove an entry.",
                        "doubt        The trigger attachment_content_append_only is missing or disabled: the database"
                                + " does not refuse to change or remove the content of an attachment.",
                        "doubt        The table attachment_content_truncate_guard or its foreign key is missing: the"
                                + " database does not refuse to empty attachment_content.",
                        "doubt        The trigger rebuild_certificate_append_only is missing or disabled: the database"
                                + " does not refuse to change or remove a certificate.",
                        "doubt        The constraint ledger_number_from_one is missing: the database does not refuse an"
                                + " entry with a number below 1.");
    }

    @Test
    void verify_prints_a_summary_of_a_valid_ledger() {
        VerifyCommandResult verified = verify("--data", folder.toString());

        assertThat(verified.exit()).isZero();
        assertThat(verified.out().lines().map(line -> line.replaceAll("[0-9a-f]{64}", "<hash>")))
                .containsExactly(
                        "ledger       holds",
                        "verified to  " + last,
                        "hash at end  <hash>",
                        "structure    7 rows derived to " + last + ", equal to the checkpoint at " + last,
                        "balances     7 rows derived to " + last + ", equal to the checkpoint at " + last,
                        "mutations    3 rows derived to " + last + ", equal to the checkpoint at " + last,
                        "matters      0 rows derived to " + last + ", equal to the checkpoint at " + last,
                        "attachments  1 recomputed, all equal",
                        "certificates 1 recomputed, all equal",
                        "tree         0 tiles, equal; no signed head found");
    }

    /** By an attacker who can write the data directory, but not read the database. */
    @Test
    void checkpoint_forged_without_the_key_is_ignored() throws Exception {
        forge(bytes -> MessageDigest.getInstance("SHA-256").digest(bytes));

        assertThat(verify("--data", folder.toString()).out())
                .contains("balances     7 rows derived to " + last + System.lineSeparator());
    }

    /** By an attacker who also has the secret, which is in the database. */
    @Test
    void balance_changed_in_a_signed_checkpoint_is_found() throws Exception {
        byte[] secret = HexFormat.of().parseHex(queryForString("select lower(rawtohex(secret)) from seal_secret"));
        forge(bytes -> hmac(hmac(secret, "checkpoint".getBytes(StandardCharsets.US_ASCII)), bytes));

        VerifyCommandResult verified = verify();

        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.json().at("/fault").isNull()).isTrue();
        assertThat(verified.json().at("/recomputed/1/name").asString()).isEqualTo("balances");
        assertThat(verified.json().at("/recomputed/1/differences/0").asString())
                .startsWith("kept is XX/37 EXPENDITURE 2026: 10001 in 2026-OWB")
                .contains("; but from the entries follows XX/37 EXPENDITURE 2026: 10000 in 2026-OWB");
        assertThat(verify("--data", folder.toString()).out())
                .contains("balances     7 rows derived to " + last + ", different")
                .contains("finding      kept is XX/37");
    }

    private static byte[] hmac(byte[] key, byte[] bytes) throws GeneralSecurityException {
        Mac seal = Mac.getInstance("HmacSHA256");
        seal.init(new SecretKeySpec(key, "HmacSHA256"));
        return seal.doFinal(bytes);
    }

    private static String headAt(long number) {
        return "update ledger_head set (ledger_number, hash, recorded_at) = (select ledger_number, hash,"
                + " (select max(recorded_at) from ledger_entry) from ledger_entry where ledger_number = " + number
                + ")";
    }

    @Test
    void damaged_checkpoint_is_ignored() throws IOException {
        Path checkpoint = folder.resolve("book.checkpoint");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2] ^= 1;
        Files.write(checkpoint, bytes);

        assertThat(verify("--data", folder.toString()).out())
                .contains("balances     7 rows derived to " + last + System.lineSeparator());
    }
}
