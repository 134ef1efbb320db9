/** What checks of files report. At the bottom of the house: it knows no other room. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.finding;
