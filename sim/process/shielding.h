#pragma once

namespace ssr {

/// Share of those of the forces who did wrong whom no patron saves from those who would punish or
/// arrest them (M38): `protection` is the share saved where every post is a favour.
inline double past_patrons(double protection, double patronage) noexcept {
  return 1.0 - protection * patronage;
}

/// Share of soldiers whom their army does not keep from the hands of civilians; `shield` is the
/// share kept by one without civilian control.
inline double past_comrades(double shield, double civilian_control) noexcept {
  return 1.0 - shield * (1.0 - civilian_control);
}

}  // namespace ssr
