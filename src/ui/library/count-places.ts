import type { PostSummary } from '../../library/post-summary.ts';
import { matchesFilters } from '../../library/search/search.ts';
import { POST_PLACES, toPlaceQuery } from './use-place.ts';

/** Counts the posts of each list of the navigation, in the order of `POST_PLACES`. `today`: such as `2026-02-27`. */
export const countPlaces = (posts: PostSummary[], today: string): number[] =>
  POST_PLACES.map((place) => {
    const { filters } = toPlaceQuery(place, today);
    return posts.filter((post) => matchesFilters(post, filters)).length;
  });
