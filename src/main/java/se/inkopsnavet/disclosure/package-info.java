/**
 * What has been given to whom about a person (utlämnandelogg), and how it is taken back: the ledger of disclosures, erasure at a supplier (radering) and the
 * end of the person's account there (avslut), each followed until the supplier has answered.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.disclosure;
