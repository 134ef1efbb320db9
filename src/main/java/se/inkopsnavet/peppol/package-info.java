/**
 * Peppol: order documents as UBL files to and from an access point's folders, checked against one pinned release of Peppol's rules
 * (docs/decisions/0051-one-release-of-peppol.md).
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.peppol;
