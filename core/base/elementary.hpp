#pragma once

/// Elementary functions that give the same bits on every target.
///
/// The exp, log and erfc of the C libraries differ in the last bit between glibc and Emscripten's musl, and every score
/// would differ with them. These functions use only +, −, ×, ÷, sqrt and exact scaling by powers of two. IEEE 754 fixes
/// the results of these operations to the bit (the build turns off contraction into fused multiply-add).
/// tests/core/base/elementary_test.cpp measures their error against long double.
namespace twotrack {

/// e^x. Relative error below 2e-16 for −708 ≤ x ≤ 709.78, where e^x is a normal number; absolute error at most 5e-324
/// for x < −708. 0 for x < −745.2, infinity for x > 709.782712893384; NaN stays NaN.
/// Method: Cody & Waite's reduction by ln 2, then the Taylor series to the 13th power (remainder below 5e-18).
[[nodiscard]] double exponential(double x);

/// Natural logarithm. Relative error below 3.5e-16 for every x > 0, also near 1 and for subnormal x; −infinity at 0,
/// NaN below 0; infinity and NaN stay. Method: series of artanh((m − 1)/(m + 1)) with m in [√½, √2].
[[nodiscard]] double logarithm(double x);

/// Φ(z), the standard normal distribution function. Absolute error below 6e-16; relative error below 8e-15 down to
/// z = −37 (where Φ is 6e-300), and below 8e-16 from z = −1.5 down. NaN stays NaN.
/// Method: the series Φ(z) = ½ + φ(z)·Σ z^(2n+1)/(2n+1)!! (Marsaglia 2004, Journal of Statistical Software 11(4)) for
/// |z| < 1.5, Laplace's continued fraction of the Mills ratio beyond.
[[nodiscard]] double normal_cdf(double z);

}  // namespace twotrack
