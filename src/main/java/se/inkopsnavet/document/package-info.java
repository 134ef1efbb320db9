/**
 * What every room's intake has in common: a document read strictly, field by field, and a file of forms that becomes such documents and is answered with a
 * receipt. What the fields mean is the room's own.
 */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.document;
