package nl.mutatieboek.domain.chapter;

import nl.mutatieboek.domain.Event.BillAdopted;
import nl.mutatieboek.domain.Event.BillPresented;
import org.jspecify.annotations.Nullable;

/**
 * A chapter's bill: presented to parliament, and once adopted an act that authorises. The one is never called the other.
 *
 * @param presented when, and in which document
 * @param adopted the act; null while it is a bill
 */
public record ChapterBill(BillPresented presented, @Nullable BillAdopted adopted) {}
