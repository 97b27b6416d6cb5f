/** Holds plans and manifests against the rules that their own documents declare. */
@org.jspecify.annotations.NullMarked
package dev.weir.policy;
