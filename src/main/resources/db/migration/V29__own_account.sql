-- Clients with an account of their own in a shop (decision 0068): the unit books, and says that the food came.

alter table calendar_case add column opened date;    -- the first day on which the calendar saw the case in use; null when it has not

alter table food_path drop constraint food_path_way_check;
alter table food_path add constraint food_path_way_check check (way in ('SHOPPING', 'PICKUP', 'DELIVERED', 'OTHER'));
